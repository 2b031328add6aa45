using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

public sealed class SessionLogTests
{
    [Fact]
    public async Task It_begins_with_the_session_and_ends_with_the_summary()
    {
        var (lines, summary) = await LogOfAsync(new SessionConfiguration { For = Duration.FromSeconds(8) });
        Assert.Equal("session", Kind(lines[0]));
        Assert.Equal("summary", Kind(lines[^1]));
        Assert.Equal(summary.Segments, lines.Count(l => Kind(l) == "segment"));
        Assert.Equal(summary.WallSeconds, lines[^1].GetProperty("summary").GetProperty("wallSeconds").GetDouble());
    }

    [Fact]
    public async Task The_first_line_says_what_was_asked_for_with_units_in_the_names()
    {
        var script = new[] { new ScriptedAction(Duration.FromSeconds(3), ScriptedActionKind.Seek, Duration.FromSeconds(10)) };
        var (lines, _) = await LogOfAsync(new SessionConfiguration { For = Duration.FromSeconds(8), Seed = 7, Script = script });
        var (first, configuration) = (lines[0], lines[0].GetProperty("configuration"));
        Assert.StartsWith("streamlab-session", first.GetProperty("schema").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, first.GetProperty("seed").GetInt32());
        Assert.Equal(64, first.GetProperty("mediaHash").GetString()!.Length);
        Assert.Equal(30, configuration.GetProperty("bufferSeconds").GetDouble());
        Assert.Equal(8, configuration.GetProperty("forSeconds").GetDouble());
        Assert.Equal("""{"atSeconds":3,"kind":"Seek","positionSeconds":10}""", configuration.GetProperty("script")[0].GetRawText());
    }

    [Fact]
    public async Task Every_line_has_its_kind_and_its_time()
    {
        var (lines, _) = await LogOfAsync(new SessionConfiguration());
        Assert.All(lines, line => Assert.Equal(["event", "t"], line.EnumerateObject().Take(2).Select(p => p.Name)));
        Assert.Superset(
            new HashSet<string> { "session", "manifest", "decision", "request", "response", "segment", "playing", "pathway", "buffer", "bench", "summary" },
            lines.Select(Kind).ToHashSet());
    }

    [Fact]
    public async Task The_first_frame_and_the_summary_tell_one_startup_delay()
    {
        var (lines, summary) = await LogOfAsync(new SessionConfiguration());
        Assert.Equal(summary.StartupDelaySeconds, lines.Single(l => Kind(l) == "playing").GetProperty("startupDelaySeconds").GetDouble());
    }

    [Fact]
    public void What_is_not_finite_is_null()
    {
        var text = SessionEventJson.Write(new BenchEvent { T = 1, LoopDelayMs = double.NaN, GcPauseMs = double.PositiveInfinity, CpuShare = 0.1, PacingLagMs = 0 });
        Assert.Equal("""{"event":"bench","t":1,"loopDelayMs":null,"gcPauseMs":null,"cpuShare":0.1,"pacingLagMs":0}""", text);
    }

    [Fact]
    public void A_summary_alone_is_spelt_like_the_one_in_the_log()
    {
        var summary = new TestSession().RunAndCancelAt(3);
        var line = SessionEventJson.Write(new SummaryEvent { T = 0, Figures = summary });
        Assert.Equal($$"""{"event":"summary","t":0,"summary":{{SessionSummaryJson.Write(summary)}}}""", line);
    }

    [Fact]
    public async Task A_disk_that_is_full_ends_the_log_and_not_the_session()
    {
        var session = new TestSession();
        await using var log = new SessionLogWriter(new FullDisk(), session.Time.Provider);
        session.Session.Events.Subscribe(log);
        Assert.True(session.Run().Completed);
        await log.DisposeAsync();
        Assert.Equal("the log is not whole: no space left", log.Failure);
    }

    [Fact]
    public void A_log_that_cannot_be_opened_is_an_error_beforehand()
    {
        Assert.False(SessionLogWriter.TryOpen(Path.Combine(Path.GetTempPath(), "no such folder", "x.jsonl"), TimeProvider.System, out _, out var error));
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_hurry_a_reader_that_takes_nothing_is_not_waited_for()
    {
        using var hurry = new CancellationTokenSource();
        var time = new FakeTimeProvider();
        var log = new SessionLogWriter(new StuckPipe(), time, hurry.Token);
        foreach (var t in Enumerable.Range(0, 2000)) log.OnNext(new PauseEvent { T = t });
        var leaving = log.DisposeAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(leaving.IsCompleted);
        await hurry.CancelAsync();
        while (!leaving.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.Matches("^the log is not whole: its reader takes no more, and of 2000 lines at least the last [1-9][0-9]* are not written$", log.Failure);
    }

    private static string Kind(JsonElement line) => line.GetProperty("event").GetString()!;

    private static async Task<(IReadOnlyList<JsonElement> Lines, SessionSummary Summary)> LogOfAsync(SessionConfiguration configuration)
    {
        var (session, text) = (new TestSession(configuration, TestManifest.Load(10, audio: true, "a")), new MemoryStream());
        var log = new SessionLogWriter(text, session.Time.Provider);
        session.Session.Events.Subscribe(log);
        var summary = session.Run();
        await log.DisposeAsync();
        var lines = System.Text.Encoding.UTF8.GetString(text.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. lines.Select(line => JsonDocument.Parse(line).RootElement)], summary);
    }

    private sealed class StuckPipe : MemoryStream
    {
        private static readonly Task Never = new TaskCompletionSource().Task;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(Never);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("no space left");
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space left");
        public override Task FlushAsync(CancellationToken cancellationToken) => throw new IOException("no space left");
    }
}
