namespace StreamLab.Cli;

/// <summary>Commands that are printed for the user to run: they begin as the user's own did.</summary>
internal static class Hint
{
    private const string Plain = "streamlab";

    // scripts/streamlab says how it was called.
    private static readonly string Called = Environment.GetEnvironmentVariable("STREAMLAB_CALLED_AS") is { Length: > 0 } called ? called : OfProcess();

    /// <param name="arguments">The verb and what follows it.</param>
    public static string Of(string arguments) => arguments.Length > 0 ? $"{Called} {arguments}" : Called;

    private static string OfProcess() => (Path.GetFileNameWithoutExtension(Environment.ProcessPath), Environment.GetCommandLineArgs()[0]) switch
    {
        (Plain, _) => Quoted(Environment.ProcessPath!),
        ("dotnet", var assembly) when Path.GetFileNameWithoutExtension(assembly) == Plain => $"dotnet {Quoted(assembly)}",
        _ => Plain,
    };

    private static string Quoted(string path) => path.All(c => char.IsLetterOrDigit(c) || "/._-".Contains(c, StringComparison.Ordinal)) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
