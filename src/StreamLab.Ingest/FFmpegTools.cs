namespace StreamLab.Ingest;

/// <summary>Where the two programs are.</summary>
/// <param name="FFmpeg">Full path of ffmpeg; null when there is none.</param>
/// <param name="FFprobe">Full path of ffprobe; null when there is none.</param>
public sealed record FFmpegTools(string? FFmpeg, string? FFprobe)
{
    public const string FFmpegVariable = "STREAMLAB_FFMPEG";
    public const string FFprobeVariable = "STREAMLAB_FFPROBE";

    /// <summary>Looks at the two environment variables, then along PATH. A variable that names no file means: missing.</summary>
    public static FFmpegTools Find() => Find(Environment.GetEnvironmentVariable);

    internal static FFmpegTools Find(Func<string, string?> environment) =>
        new(Find("ffmpeg", FFmpegVariable, environment), Find("ffprobe", FFprobeVariable, environment));

    /// <summary>What is missing and what to do about it; null when nothing is.</summary>
    public string? Missing() =>
        FFmpeg is null ? Hint("ffmpeg", FFmpegVariable)
        : FFprobe is null ? Hint("ffprobe", FFprobeVariable)
        : null;

    private static string Hint(string name, string variable) => $"{name} is missing: install ffmpeg or set {variable} to the program";

    private static string? Find(string name, string variable, Func<string, string?> environment)
    {
        if (environment(variable) is { Length: > 0 } path) return File.Exists(path) ? Path.GetFullPath(path) : null;
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (environment("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
    }
}
