using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>Sabre's loop without its reference data: laws, quirks and what it refuses.</summary>
public class SabreSessionTests
{
    // A link that falls from 6 Mbit/s to 400 kbit/s and comes back, with 100 ms to the first bit.
    private static readonly BandwidthTrace Falling = new(
    [
        new(Duration.FromSeconds(25.3), Bitrate.FromMbps(6), Duration.FromMilliseconds(100)),
        new(Duration.FromSeconds(20), Bitrate.FromKbps(400), Duration.FromMilliseconds(100)),
    ]);

    [Fact]
    public void A_session_adds_up()
    {
        var (summary, events) = Run(new() { Abr = "throughput", Abandonment = "on" });
        Assert.Equal(120, summary.PlayedSeconds, 6);
        Assert.Equal(summary.WallSeconds, summary.StartupDelaySeconds!.Value + summary.PlayedSeconds + summary.StallSeconds, 6);
        Assert.Equal(summary.Requests, events.Of<SegmentEvent>().Count);
        Assert.Equal(summary.Requests, summary.Segments + summary.AbandonedRequests);
        Assert.True(summary.AbandonedRequests > 0 && summary.WastedBytes > 0);
    }

    [Theory]
    [InlineData("ForgetsWhatAbandonmentWanted")]
    [InlineData("DropsAbandonedSamples")]
    public void A_quirk_of_abandonment_changes_the_session(string quirk)
    {
        var quirks = quirk == "DropsAbandonedSamples" ? new SabreQuirks { DropsAbandonedSamples = false } : new SabreQuirks { ForgetsWhatAbandonmentWanted = false };
        Assert.NotEqual(Representations(new()), Representations(quirks));

        static IEnumerable<string> Representations(SabreQuirks quirks) =>
            [.. Run(new() { Abr = "throughput", Abandonment = "on" }, quirks: quirks).Events.Of<SegmentEvent>().Select(s => s.Representation)];
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void Dynamic_dash_begins_anew_after_a_seek_only_where_it_hears_of_it(bool hidden, int starts)
    {
        var configuration = new SessionConfiguration { Abr = "dynamic-dash", Script = [new(Duration.FromSeconds(40), ScriptedActionKind.Seek, Duration.FromSeconds(60))] };
        var steady = new BandwidthTrace([new(Duration.FromSeconds(60), Bitrate.FromMbps(20))]);
        var (_, events) = Run(configuration, steady, new SabreQuirks { HidesSeeksFromDynamic = hidden });
        Assert.Equal(starts, events.Of<SegmentEvent>().Count(s => s.Reason is { Rule: "bola-e", Code: "start" }));
    }

    [Fact]
    public void A_seek_comes_at_a_download_position_and_goes_on_there()
    {
        var (_, events) = Run(new() { Abr = "bola", Script = [new(Duration.FromSeconds(40), ScriptedActionKind.Seek, Duration.FromSeconds(90))] });
        Assert.Equal([.. Enumerable.Range(0, 20), .. Enumerable.Range(45, 15)], events.Of<SegmentEvent>().Select(s => (int)s.Number - 1));
    }

    [Fact]
    public void A_network_that_delivers_nothing_ends_with_a_reason()
    {
        var (summary, _) = Run(new() { Abr = "bola" }, trace: new BandwidthTrace([new(Duration.FromSeconds(1), Bitrate.Zero)]));
        Assert.Equal("failed: the network delivers nothing any more", summary.EndReason);
    }

    [Theory]
    [InlineData("bba0", "on", 25, "unknown Sabre rule")]
    [InlineData("throughput:osc", "on", 25, "osc")]
    [InlineData("bola", "hlsjs", 25, "belongs to the rule")]
    [InlineData("bola", "on", 1, "cannot hold")]
    public void What_its_loop_cannot_run_is_refused(string abr, string abandonment, double buffer, string word)
    {
        var setup = Setup(new() { Abr = abr, Abandonment = abandonment, Buffer = Duration.FromSeconds(buffer) }, Falling);
        Assert.False(SabreSession.TryRun(setup, null, out _, out var error));
        Assert.Contains(word, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(119, 30, "never comes")]
    [InlineData(30, 120, "beyond the end")]
    public void A_seek_that_does_nothing_or_too_much_is_refused(double at, double to, string word)
    {
        var setup = Setup(new() { Abr = "bola", Script = [new(Duration.FromSeconds(at), ScriptedActionKind.Seek, Duration.FromSeconds(to))] }, Falling);
        Assert.False(SabreSession.TryRun(setup, null, out _, out var error));
        Assert.Contains(word, error, StringComparison.Ordinal);
    }

    private static (SessionSummary Summary, EventList Events) Run(SessionConfiguration configuration, BandwidthTrace? trace = null, SabreQuirks? quirks = null)
    {
        var events = new EventList();
        Assert.True(SabreSession.TryRun(Setup(configuration, trace ?? Falling) with { Quirks = quirks ?? new() }, events, out var summary, out var error), error);
        return (summary, events);
    }

    private static SabreSetup Setup(SessionConfiguration configuration, BandwidthTrace trace) => new()
    {
        Configuration = configuration,
        Media = TestMedia.Presentation(TestMedia.Video(segments: 60)),
        Pathway = new SimulatedPathway("edge-1", trace),
        TraceName = "made",
    };
}
