using System.Diagnostics;
using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>The <c>streamlab</c> command as a user runs it: a process of its own.</summary>
internal sealed class Streamlab : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly string Program =
        Path.Combine(SharedMaterial.RepositoryRoot, "artifacts", "bin", "StreamLab.Cli", "release", "streamlab.dll");

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Streamlab(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Outcome> RunAsync(params IEnumerable<string> arguments)
    {
        await using var command = Start(arguments);
        return await command.EndAsync();
    }

    public static Streamlab Start(params IEnumerable<string> arguments) => new(Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>A server's ready line.</summary>
    public async Task<JsonElement> ReadyAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var line = await _process.StandardOutput.ReadLineAsync(limit.Token);
        return line is null ? throw new InvalidOperationException($"it said nothing but: {await _errors}") : JsonDocument.Parse(line).RootElement;
    }

    public async Task<Outcome> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var output = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return new Outcome(_process.ExitCode, output, await _errors);
    }

    /// <summary>Sends <c>STOP</c> or <c>CONT</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>No good-bye: the process is gone at once.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>The same, but what it has started goes on, as with <c>kill -9</c>.</summary>
    public void KillAlone() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
