using Spectre.Console;

namespace StreamLab.Cli.Output;

/// <summary>Progress for people: one bar that moves; a line that is told goes above it.</summary>
internal sealed class ProgressBar : WorkReport
{
    private const string Unnamed = "…";

    private readonly IAnsiConsole _console;
    private readonly ProgressTask _task;

    private ProgressBar(IAnsiConsole console, ProgressTask task) => (_console, _task) = (console, task);

    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<ProgressBar, Task<T>> work) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => work(new ProgressBar(console, context.AddTask(Unnamed, maxValue: 1))));

    public override void Report(WorkProgress value)
    {
        // A task without a name is refused.
        _task.Description = string.IsNullOrWhiteSpace(value.What) ? Unnamed : VisibleText.Markup(value.What);
        _task.Value = value.Fraction;
    }

    public override void Tell(string line) => _console.WriteLine(VisibleText.Of(line));
}
