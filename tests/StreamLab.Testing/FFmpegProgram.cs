namespace StreamLab.Testing;

/// <summary>The installed ffmpeg, as an oracle: tests that need it skip where it is absent.</summary>
public static class FFmpegProgram
{
    public const string Missing = "ffmpeg is not installed";

    private static readonly string? Path = Find();

    public static bool IsThere => Path is not null;

    /// <summary>Runs it to its end; the options <c>-nostdin -v error</c> come first.</summary>
    /// <returns>What it wrote to its standard output, and every line of complaint.</returns>
    public static (byte[] Output, string Errors) Run(params IEnumerable<string> arguments) =>
        ChildProcess.Run(Path ?? throw new InvalidOperationException(Missing), ["-nostdin", "-v", "error", .. arguments]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("STREAMLAB_FFMPEG") is { Length: > 0 } path) return File.Exists(path) ? path : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg"))
            .FirstOrDefault(File.Exists);
    }
}
