using System.ComponentModel;
using System.Diagnostics;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// One run of ffmpeg or ffprobe, which ends with this process, whatever ends that: Linux kills a program that asked for it when its parent dies
/// (prctl PR_SET_PDEATHSIG). The program <c>setpriv</c> of util-linux asks and then becomes the program; where it is missing, the program runs to its own end.
/// </summary>
internal static class FFmpegProcess
{
    private const string Guard = "/usr/bin/setpriv";
    private const int LastLines = 200;

    /// <summary>What <c>setpriv</c> ends with when it cannot become the program, as shells do.</summary>
    private const int CannotRun = 126, NotThere = 127;

    /// <param name="ExitCode">0 where all went well.</param>
    /// <param name="Errors">The last lines that it wrote to standard error.</param>
    public sealed record Result(int ExitCode, IReadOnlyList<string> Errors)
    {
        public bool Success => ExitCode == 0;
    }

    /// <param name="arguments">As FFMpegCore spells them.</param>
    /// <param name="folder">In which it runs.</param>
    /// <param name="onOutput">Told each line of standard output; an <see cref="IngestException"/> ends the run.</param>
    /// <param name="onError">Told each line of standard error.</param>
    /// <param name="cancellationToken">Kills it; the result is then that of a killed program.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    /// <remarks>A thread of its own starts it and waits for its end: to Linux the parent is the thread, and those of the pool come and go.</remarks>
    public static Task<Result> RunAsync(
        string program, string arguments, string folder, Action<string> onOutput, Action<string> onError, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Run(StartOf(program, arguments, folder), onOutput, onError, cancellationToken),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Result Run(ProcessStartInfo start, Action<string> onOutput, Action<string> onError, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = start };
        var lines = new Queue<string>();
        process.ErrorDataReceived += (_, told) =>
        {
            if (told.Data is not { } line) return;
            lines.Enqueue(line);
            if (lines.Count > LastLines) lines.Dequeue();
            onError(line);
        };
        process.Start();
        using (cancellationToken.Register(process.Kill)) Follow(process, onOutput);
        if (start.FileName == Guard && process.ExitCode is CannotRun or NotThere) throw new Win32Exception(lines.LastOrDefault());
        return new Result(process.ExitCode, [.. lines]);
    }

    private static void Follow(Process process, Action<string> onOutput)
    {
        process.StandardInput.Close();
        process.BeginErrorReadLine();
        try
        {
            while (process.StandardOutput.ReadLine() is { } line) onOutput(line);
        }
        catch (IngestException)
        {
            process.Kill();
            throw;
        }
        process.WaitForExit(); // also for the last line
    }

    private static ProcessStartInfo StartOf(string program, string arguments, string folder)
    {
        var isGuarded = OperatingSystem.IsLinux() && File.Exists(Guard);
        return new ProcessStartInfo
        {
            FileName = isGuarded ? Guard : program,
            Arguments = isGuarded ? $"--pdeathsig KILL -- \"{program.Replace("\"", "\\\"")}\" {arguments}" : arguments,
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
