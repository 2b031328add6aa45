using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamLab.Ingest.Probing;

/// <summary>What ffprobe says of each packet or picture, line by line: FFMpegCore would hold all of it as JSON.</summary>
internal static class FFprobeLines
{
    private const string Form = "-of csv=print_section=0";

    /// <param name="options">Which entries; never a word of the user's.</param>
    /// <returns>The fields of each line.</returns>
    public static async IAsyncEnumerable<string[]> ReadAsync(
        Workspace workspace, string options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var program = Path.Combine(workspace.ProbeOptions.BinaryFolder, OperatingSystem.IsWindows() ? "ffprobe.exe" : "ffprobe");
        var arguments = $"-v quiet {InputLimits.ForFrames} {options} {Form} file:{Workspace.SourceName}";
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workspace.ProbeOptions.WorkingDirectory,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) yield return line.Split(',');
        }
        finally
        {
            process.Kill();
        }
    }
}
