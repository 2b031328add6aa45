using System.Diagnostics;

namespace StreamLab.Testing;

/// <summary>Runs another program and takes what it says.</summary>
public static class ChildProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <exception cref="TimeoutException">It did not end; it has been killed.</exception>
    public static (byte[] Output, string Errors) Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        var copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (process.WaitForExit(Limit) && Task.WaitAll([errors, copied], Limit))
            return (output.ToArray(), process.ExitCode == 0 ? errors.Result : $"exit code {process.ExitCode}: {errors.Result}");
        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"{program} did not end within {Limit}.");
    }
}
