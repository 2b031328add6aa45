using System.Diagnostics;

namespace StreamLab.Server.Tests;

/// <summary>A shaped edge over loopback: early is always wrong, late only where nothing disturbed the run.</summary>
public sealed class ShapingTests : IAsyncLifetime
{
    private static readonly byte[] Media = new byte[500_000];
    private static readonly Uri Segment = new("t/1.m4s", UriKind.Relative);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private FakeOrigin _origin = null!;

    public async ValueTask InitializeAsync() => _origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _origin.DisposeAsync();
    }

    [Fact]
    public async Task A_segment_takes_as_long_as_the_rate_says()
    {
        await WallClock.JudgeAsync(async run =>
        {
            await using var edge = await StartAsync(new ShapeCommand { Rate = "4Mbps" });
            Takes(run, 1, await FetchAsync(edge, Segment));
            Assert.Equal(Media.Length, edge.Status.BytesServed);
        });
    }

    [Fact]
    public async Task A_trace_begins_with_the_first_request()
    {
        await WallClock.JudgeAsync(async run =>
        {
            await using var edge = await StartAsync(new ShapeCommand { Trace = "0.5 4\n1000 2\n", End = "hold" });
            Assert.Equal(4000, edge.Status.Shaping.RateKbps);
            Takes(run, 1.5, await FetchAsync(edge, Segment));
            Assert.Equal(("trace", 2000.0), (edge.Status.Shaping.Shape, edge.Status.Shaping.RateKbps));
        });
    }

    /// <summary>An initialization segment waits for the trace, and the trace waits for nothing else.</summary>
    [Theory]
    [InlineData("t/init.mp4")]
    [InlineData("t/manifest.mpd")]
    public async Task A_trace_that_begins_with_an_outage_delays_what_is_asked_for_first_by_the_outage(string path)
    {
        await WallClock.JudgeAsync(async run =>
        {
            await using var edge = await StartAsync(new ShapeCommand { Trace = "0.5 0\n5 8\n" });
            Takes(run, 1, await FetchAsync(edge, new Uri(path, UriKind.Relative)));
        });
    }

    [Fact]
    public async Task Header_fields_do_not_wait_for_the_rate_and_a_new_rate_counts_at_once()
    {
        await using var edge = await StartAsync(new ShapeCommand { Rate = "0Mbps" });
        using var response = await _http.GetAsync(new Uri(edge.Url, Segment), HttpCompletionOption.ResponseHeadersRead);
        Assert.StartsWith("pacing;dur=", response.Headers.GetValues("Server-Timing").Single());
        var body = response.Content.ReadAsByteArrayAsync();
        Assert.False(body.IsCompleted);
        var changed = await new EdgeControl(edge.Url, edge.Token).ShapeAsync(new ShapeCommand { Rate = "off" });
        Assert.True(changed.TryGet(out var status, out _));
        Assert.Equal("off", status.Shaping.Shape);
        Assert.Equal(Media, await body);
    }

    [Fact]
    public async Task The_first_byte_waits_a_round_trip_and_two_on_a_new_connection()
    {
        await using var edge = await _origin.StartEdgeAsync(Options with { RoundTrip = new(Duration.FromMilliseconds(100), Duration.Zero, ToConnect: 1) });
        await _http.GetByteArrayAsync(new Uri(_origin.Url, Segment)); // what the runtime needs once is not to be measured
        Assert.InRange(await TimeAsync(edge), 0.199, double.MaxValue);
        Assert.InRange(await TimeAsync(edge), 0.099, double.MaxValue);
    }

    [Fact]
    public async Task An_edge_stops_within_two_seconds_while_a_transfer_is_under_way()
    {
        await WallClock.JudgeAsync(async run =>
        {
            var edge = await StartAsync(new ShapeCommand { Rate = "0Mbps" });
            using var response = await _http.GetAsync(new Uri(edge.Url, Segment), HttpCompletionOption.ResponseHeadersRead);
            var clock = Stopwatch.StartNew();
            await edge.DisposeAsync();
            var seconds = clock.Elapsed.TotalSeconds;
            run.Law(() => Assert.InRange(seconds, 0, 2));
            await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
        });
    }

    [Theory]
    [InlineData("""{"rate":"3"}""")]
    [InlineData("""{"rate":7}""")]
    [InlineData("""{}""")]
    public async Task A_shape_that_makes_no_sense_changes_nothing(string body)
    {
        await using var edge = await StartAsync(new ShapeCommand { Rate = "4Mbps" });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(edge.Url, "api/shape")) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Authorization = new("Bearer", edge.Token);
        using var response = await _http.SendAsync(request);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(4000, edge.Status.Shaping.RateKbps);
    }

    private EdgeOptions Options => new() { Name = "edge-1", Origin = _origin.Url };

    private Task<EdgeServer> StartAsync(ShapeCommand shape) =>
        shape.Read().TryGet(out var change, out var error) ? _origin.StartEdgeAsync(Options.With(change)) : throw new InvalidOperationException(error.Message);

    private static void Takes(WallClockRun run, double expected, double seconds)
    {
        Assert.InRange(seconds, expected - 0.001, double.MaxValue);
        run.Law(() => Assert.InRange(seconds, 0, expected + 1));
    }

    /// <returns>How long it took, in seconds.</returns>
    private async Task<double> FetchAsync(EdgeServer edge, Uri path)
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(edge.Url, path)));
        return clock.Elapsed.TotalSeconds;
    }

    private async Task<double> TimeAsync(EdgeServer edge)
    {
        var clock = Stopwatch.StartNew();
        using var response = await _http.GetAsync(new Uri(edge.Url, Segment), HttpCompletionOption.ResponseHeadersRead);
        var seconds = clock.Elapsed.TotalSeconds;
        await response.Content.ReadAsByteArrayAsync();
        return seconds;
    }
}
