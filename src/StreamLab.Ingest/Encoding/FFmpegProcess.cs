using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// One run of ffmpeg, which ends with this process, whatever ends that: Linux kills a program that asked for it when its parent dies
/// (prctl PR_SET_PDEATHSIG). The program <c>setpriv</c> of util-linux asks and then becomes ffmpeg; where it is missing, ffmpeg runs to its own end.
/// </summary>
internal static class FFmpegProcess
{
    private const string Guard = "/usr/bin/setpriv";
    private const string Time = "time=";
    private const int LastLines = 200;

    /// <summary>What <c>setpriv</c> ends with when it cannot become ffmpeg, as shells do.</summary>
    private const int CannotRun = 126, NotThere = 127;

    /// <param name="ExitCode">0 where all went well.</param>
    /// <param name="Errors">The last lines that it wrote to standard error.</param>
    public sealed record Result(int ExitCode, IReadOnlyList<string> Errors)
    {
        public bool Success => ExitCode == 0;
    }

    /// <param name="arguments">As FFMpegCore spells them.</param>
    /// <param name="folder">In which it runs.</param>
    /// <param name="onProgress">Told how much media is done.</param>
    /// <param name="cancellationToken">Kills it; the result is then that of a killed program.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    /// <remarks>A thread of its own starts it and waits for its end: to Linux the parent is the thread, and those of the pool come and go.</remarks>
    public static Task<Result> RunAsync(string program, string arguments, string folder, Action<TimeSpan> onProgress, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Run(StartOf(program, arguments, folder), onProgress, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Result Run(ProcessStartInfo start, Action<TimeSpan> onProgress, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = start };
        var lines = new Queue<string>();
        process.ErrorDataReceived += (_, told) =>
        {
            if (told.Data is not { } line) return;
            lines.Enqueue(line);
            if (lines.Count > LastLines) lines.Dequeue();
            if (ProgressIn(line) is { } done) onProgress(done);
        };
        process.Start();
        process.StandardInput.Close();
        process.BeginErrorReadLine();
        using (cancellationToken.Register(process.Kill)) process.WaitForExit(); // also for the last line
        if (start.FileName == Guard && process.ExitCode is CannotRun or NotThere) throw new Win32Exception(lines.LastOrDefault());
        return new Result(process.ExitCode, [.. lines]);
    }

    private static ProcessStartInfo StartOf(string program, string arguments, string folder)
    {
        var isGuarded = OperatingSystem.IsLinux() && File.Exists(Guard);
        arguments = $"-stats {arguments}"; // else it tells of its progress at higher log levels only
        return new ProcessStartInfo
        {
            FileName = isGuarded ? Guard : program,
            Arguments = isGuarded ? $"--pdeathsig KILL -- \"{program.Replace("\"", "\\\"")}\" {arguments}" : arguments,
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
    }

    /// <returns>Null for a line without it, or with <c>time=N/A</c>.</returns>
    private static TimeSpan? ProgressIn(string line)
    {
        var start = line.IndexOf(Time, StringComparison.Ordinal) + Time.Length;
        if (start < Time.Length) return null;
        var end = line.IndexOf(' ', start);
        return TimeSpan.TryParse(end < 0 ? line[start..] : line[start..end], CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time : null;
    }
}
