using Spectre.Console;

namespace StreamLab.Cli.Output;

/// <summary>Shows on stderr how far long work is: a bar on a terminal, else a line every few seconds.</summary>
internal static class LongWork
{
    public static async Task<T> RunAsync<T>(Terminal terminal, Func<IProgress<WorkProgress>, Task<T>> work)
    {
        if (!terminal.ErrorIsWatched) return await work(new ProgressLines(terminal.Error, TimeProvider.System));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(" ", maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            task.Description = Markup.Escape(value.What);
            task.Value = value.Fraction;
        }
    }
}
