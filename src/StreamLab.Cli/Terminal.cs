namespace StreamLab.Cli;

/// <summary>Where a verb speaks: results and stories to <see cref="Out"/>, errors and progress to <see cref="Error"/>.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>Whether a person watches <see cref="Out"/>: colours and bars are for them only.</summary>
    public bool OutIsWatched { get; init; }

    public bool ErrorIsWatched { get; init; }

    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error) { OutIsWatched = !Console.IsOutputRedirected, ErrorIsWatched = !Console.IsErrorRedirected };
}
