using System.Text;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server.Tests;

/// <summary>A player's word about what it will ask for next is taken where it fits what it asks for now.</summary>
public sealed class PlayerPrefetchTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private FakeOrigin _origin = null!;
    private EdgeServer _edge = null!;

    public async ValueTask InitializeAsync()
    {
        var index = SegmentIndexJson.Write(Index());
        _origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, context.Request.Path.Value!.EndsWith(".json") ? index : Encoding.UTF8.GetBytes(context.Request.Path)));
        _edge = await _origin.StartEdgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _origin.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData("sound/00001.m4s", "../low/00002.m4s")]
    [InlineData("low/00001.m4s", "../sound/00002.m4s")]
    [InlineData("low/00001.m4s", "00099.m4s")]
    [InlineData("manifest.mpd", "low/00001.m4s")]
    public async Task What_is_of_another_track_or_of_none_is_not_fetched(string asked, string named)
    {
        await AskAsync(asked, named);
        await AskAsync("high/00001.m4s", "00002.m4s"); // comes after it
        await UntilFetchedAsync("/t/high/00002.m4s");
        Assert.Equal(1, _edge.Counters.Prefetched);
    }

    [Theory]
    [InlineData("low/00001.m4s", "../high/00002.m4s")]
    [InlineData("low/00001.m4s", "init.mp4")]
    [InlineData("sound/00001.m4s", "00002.m4s")]
    public async Task What_is_of_the_same_track_is_fetched(string asked, string named)
    {
        await AskAsync(asked, named);
        await UntilFetchedAsync(new Uri(new Uri($"http://x/t/{asked}"), named).AbsolutePath);
        Assert.Equal(1, _edge.Counters.Prefetched);
    }

    [Fact]
    public async Task A_player_that_names_what_it_never_asks_for_is_soon_not_believed_and_metrics_tell_it()
    {
        for (var i = 1; i <= 40; i++) await AskAsync($"low/{i:00000}.m4s", $"../high/{i + 1:00000}.m4s");
        Assert.InRange(_edge.Counters.Prefetched, PrefetchLedger.Enough, 30);
        var metrics = await _http.GetStringAsync(new Uri(_edge.Url, "metrics"));
        Assert.Contains("\nstreamlab_prefetch_disbelieved_sessions 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\nstreamlab_prefetch_unasked_ratio 1\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_objects_belong_to_clients_alone()
    {
        await AskAsync("low/00001.m4s", "00002.m4s");
        await UntilFetchedAsync("/t/low/00002.m4s");
        Assert.Equal((1, 3), (_edge.Counters.Requests, _edge.Counters.Fills));
    }

    private async Task AskAsync(string path, string next)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_edge.Url, $"t/{path}"));
        request.Headers.TryAddWithoutValidation("CMCD-Request", $"nor=\"{next}\"");
        request.Headers.TryAddWithoutValidation("CMCD-Session", "sid=\"a\"");
        using var response = await _http.SendAsync(request);
        while (_edge.Counters.FillsUnderWay > 0) await Task.Delay(2);
    }

    private async Task UntilFetchedAsync(string path)
    {
        while (!_origin.Requests.Contains(path)) await Task.Delay(5);
    }

    private static SegmentIndex Index()
    {
        var two = Duration.FromSeconds(2);
        return new() { Title = "t", Duration = two * 50, MinBufferTime = two, AdaptationSets = [Track(0, ContentType.Video, "low", "high"), Track(1, ContentType.Audio, "sound")] };
    }

    private static AdaptationSetIndex Track(int id, ContentType type, params string[] representations) => new()
    {
        Id = id,
        ContentType = type,
        Timescale = 1,
        DurationTicks = [.. Enumerable.Repeat(2L, 50)],
        Representations = [.. representations.Select((name, rung) => new RepresentationIndex
        {
            Id = name,
            Bandwidth = Bitrate.FromKbps(100 * (rung + 1)),
            AverageBandwidth = Bitrate.FromKbps(100 * (rung + 1)),
            Codecs = "avc1.64001e",
            Initialization = new(10, ReprDigest.Of([1])),
            Bytes = [.. Enumerable.Repeat(10L, 50)],
            Digests = [.. Enumerable.Repeat(ReprDigest.Of([1]), 50)],
        })],
    };
}
