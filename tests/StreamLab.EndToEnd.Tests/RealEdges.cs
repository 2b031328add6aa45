using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StreamLab.EndToEnd.Tests;

/// <summary><c>scripts/real-edges.sh</c>: Varnish and nginx in front of an origin, until it is disposed of.</summary>
internal sealed class RealEdges : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _script;

    private RealEdges(Process script, IReadOnlyDictionary<string, Uri> urls) => (_script, Urls) = (script, urls);

    /// <summary>Why they cannot run here; null when they can.</summary>
    public static string? Missing
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return "the script is for Linux";
            var missing = ((string[])["nginx", "varnishd", "npm"]).Where(program => !IsThere(program)).ToArray();
            return missing.Length == 0 ? null : $"there is no {string.Join(", no ", missing)}";
        }
    }

    /// <summary>By the names that manifests have for them.</summary>
    public IReadOnlyDictionary<string, Uri> Urls { get; }

    /// <summary>Returns when the origin lists both.</summary>
    public static async Task<RealEdges> StartAsync(Uri origin, string token)
    {
        var (varnish, nginx) = (FreePort(), FreePort());
        var arguments = new[] { Path.Combine(SharedMaterial.RepositoryRoot, "scripts", "real-edges.sh"), "--origin", origin.GetLeftPart(UriPartial.Authority), "--varnish-port", $"{varnish}", "--nginx-port", $"{nginx}" };
        var start = new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["STREAMLAB_IS_BUILT"], start.Environment["STREAMLAB_TOKEN"]) = ("1", token);
        var script = Process.Start(start)!;
        var said = Task.WhenAll(script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        var edges = new RealEdges(script, new Dictionary<string, Uri>(StringComparer.Ordinal) { ["varnish"] = Local(varnish), ["nginx"] = Local(nginx) });
        if (await edges.AreListedAsync(origin)) return edges;
        await edges.DisposeAsync();
        throw new InvalidOperationException($"the origin never listed both: {string.Join('\n', await said)}");
    }

    /// <summary>Told to stop, the script ends what it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_script.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _script.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private async Task<bool> AreListedAsync(Uri origin)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Limit && !_script.HasExited; await Task.Delay(100))
        {
            var listed = await http.GetStringAsync(new Uri(origin, "/api/edges"));
            if (Urls.Keys.All(name => listed.Contains($"\"{name}\"", StringComparison.Ordinal))) return true;
        }
        return false;
    }

    private static Uri Local(int port) => new($"http://127.0.0.1:{port}/");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
