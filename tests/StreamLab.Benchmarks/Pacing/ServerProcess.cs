using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StreamLab.Testing;

namespace StreamLab.Benchmarks;

/// <summary>A server verb of the <c>streamlab</c> command in a process of its own, so that what it costs can be told from what its clients cost.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100; // of /proc; the same on every Linux that people run

    private static readonly string Program = Path.Combine(SharedMaterial.RepositoryRoot, "artifacts", "bin", "StreamLab.Cli", "release", "streamlab.dll");

    private readonly Process _process;

    private ServerProcess(Process process, JsonElement ready) => (_process, Url, Token) = (process, ready.GetProperty("url").GetString()!, ready.GetProperty("token").GetString()!);

    public string Url { get; }
    public string Token { get; }

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            if (!OperatingSystem.IsLinux()) return _process.TotalProcessorTime;
            var fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].Split(' ');
            return TimeSpan.FromSeconds((double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
    }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments, "--port", "0", "--json"]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{string.Join(' ', arguments)} did not start");
        return new ServerProcess(process, JsonElement.Parse(line));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
