using Spectre.Console;
using StreamLab.Cli.Output;

namespace StreamLab.Cli;

/// <summary>Where a verb speaks: results and stories to <see cref="Out"/>, errors and progress to <see cref="Error"/>. All of it stays visible.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    public TextWriter Out { get; } = new VisibleWriter(output);

    public TextWriter Error { get; } = new VisibleWriter(error);

    /// <summary>Whether a person watches <see cref="Out"/>: colours and bars are for them only.</summary>
    public bool OutIsWatched { get; init; }

    public bool ErrorIsWatched { get; init; }

    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error) { OutIsWatched = !Console.IsOutputRedirected, ErrorIsWatched = !Console.IsErrorRedirected };

    /// <summary>For tables and stories, whose texts come from <see cref="VisibleText.Markup"/>.</summary>
    /// <param name="leastWidth">Lines of so many columns are not broken, however narrow the terminal is.</param>
    public IAnsiConsole OutConsole(int leastWidth)
    {
        var console = ConsoleOf(output, OutIsWatched);
        console.Profile.Width = Math.Max(console.Profile.Width, leastWidth);
        return console;
    }

    /// <summary>For bars.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOf(error, ErrorIsWatched);

    private static IAnsiConsole ConsoleOf(TextWriter writer, bool isWatched)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (!isWatched) (settings.Ansi, settings.ColorSystem) = (AnsiSupport.No, ColorSystemSupport.NoColors);
        return AnsiConsole.Create(settings);
    }
}
