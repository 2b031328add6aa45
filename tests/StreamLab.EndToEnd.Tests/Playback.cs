using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>One <c>streamlab play</c> with all its files, watched while it runs.</summary>
internal sealed class Playback : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Streamlab _play;

    public Playback(string folder, string manifest, params IEnumerable<string> options)
    {
        Directory.CreateDirectory(folder);
        (Log, InputLog, Played) = (Path.Combine(folder, "session.jsonl"), Path.Combine(folder, "inputs.jsonl"), Path.Combine(folder, "played.ts"));
        _play = Streamlab.Start(["play", manifest, "--json", "--log", Log, "--input-log", InputLog, "--render", Played, .. options]);
    }

    public string Log { get; }
    public string InputLog { get; }
    public string Played { get; }

    /// <summary>Holds the whole process for a while, as a machine does that has something else to do.</summary>
    public async Task StopForAsync(TimeSpan time)
    {
        _play.Signal("STOP");
        await Task.Delay(time);
        _play.Signal("CONT");
    }

    /// <summary>Waits until session time begins (the first request), then until it is <paramref name="sessionTime"/>.</summary>
    public async Task UntilAsync(TimeSpan sessionTime)
    {
        var began = await OriginAsync();
        var left = began + sessionTime - DateTime.UtcNow;
        if (left > TimeSpan.Zero) await Task.Delay(left);
    }

    public async Task<JsonElement> SummaryAsync()
    {
        var outcome = await _play.EndAsync();
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome.Json;
    }

    /// <summary>The events of one kind, from the log of the ended session.</summary>
    public IReadOnlyList<JsonElement> Events(string kind) => Events(Log, kind);

    public static IReadOnlyList<JsonElement> Events(string log, string kind) =>
        [.. File.ReadLines(log).Select(l => JsonDocument.Parse(l).RootElement).Where(e => e.GetProperty("event").GetString() == kind)];

    public IReadOnlyList<JsonElement> VideoSegments() => [.. Events("segment").Where(s => s.GetProperty("track").GetString() == "video")];

    public ValueTask DisposeAsync() => _play.DisposeAsync();

    private DateTime? _origin;

    /// <summary>The log is flushed once a second and each of its lines has session time: the newest line tells when that began.</summary>
    private async Task<DateTime> OriginAsync()
    {
        while (_origin is null)
        {
            await Task.Delay(LookAgain);
            if (!File.Exists(Log)) continue;
            var newest = ReadSharedLines(Log).LastOrDefault(l => l.Contains("\"event\":\"buffer\"", StringComparison.Ordinal));
            if (newest is null) continue;
            _origin = DateTime.UtcNow - TimeSpan.FromSeconds(JsonDocument.Parse(newest).RootElement.GetProperty("t").GetDouble());
        }
        return _origin.Value;
    }

    private static string[] ReadSharedLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        // The last line may be half written.
        return reader.ReadToEnd().Split('\n')[..^1];
    }
}
