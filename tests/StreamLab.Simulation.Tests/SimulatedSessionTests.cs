using CsCheck;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests;

/// <summary>Whole sessions, worked by hand or by closed form.</summary>
public class SimulatedSessionTests
{
    /// <summary>On a constant link every figure of a fixed rate has a closed form: p = 2 s segments of R p bits over C take p R / C.</summary>
    [Theory]
    [InlineData(0, 600)] // R/C = 1/2: ON-OFF
    [InlineData(1, 750)] // R/C = 1: just in time
    [InlineData(3, 1000)] // R/C = 1.85: a stall for every segment
    public void A_fixed_rate_on_a_constant_link_starts_and_stalls_as_the_closed_form_says(int representation, double linkKbps)
    {
        var (summary, _) = Run(new() { Abr = $"fixed:{representation}" }, Constant(linkKbps));
        var load = TestMedia.Rates[representation] / linkKbps;
        Assert.Equal(2 * load, summary.StartupDelaySeconds!.Value, 9);
        // With thresholds of one segment playout goes on at every segment: the last arrives after 30 downloads.
        Assert.Equal(load > 1 ? 29 * 2 * (load - 1) : 0, summary.StallSeconds, 9);
        Assert.Equal(load > 1 ? 29 : 0, summary.StallCount);
        Assert.Equal(60, summary.PlayedSeconds, 9);
        Assert.Equal(summary.StartupDelaySeconds.Value + 60 + summary.StallSeconds, summary.WallSeconds, 9);
    }

    [Fact]
    public void A_full_buffer_downloads_in_on_off_cycles_of_one_segment_duration()
    {
        var (_, events) = Run(new() { Abr = "fixed:0", Buffer = Duration.FromSeconds(10) }, Constant(3000));
        var requests = events.Of<RequestEvent>().Select(r => r.T).ToList();
        // Steady: one request each 2 s, from when 10 s first were full.
        for (var i = 10; i < requests.Count; i++) Assert.Equal(2, requests[i] - requests[i - 1], 9);
        Assert.True(events.Of<SegmentEvent>().Max(s => s.BufferSeconds) <= 10 + 1e-9);
    }

    [Fact]
    public void The_round_trip_is_paid_before_every_first_byte()
    {
        var (summary, events) = Run(new() { Abr = "fixed:0" }, new SimulatedPathway("a", BandwidthTrace.Constant(Bitrate.FromKbps(600)), Duration.FromSeconds(0.25)));
        Assert.All(events.Of<SegmentEvent>(), s => Assert.Equal(250, s.TtfbMs, 6));
        Assert.Equal(1.25, summary.StartupDelaySeconds!.Value, 9);
    }

    [Fact]
    public void Audio_and_video_share_the_link_and_both_are_measured_as_one()
    {
        var media = TestMedia.Presentation(TestMedia.Video(), TestMedia.Audio(rateKbps: 300));
        var (_, events) = Run(new() { Abr = "throughput" }, media, Constant(1200));
        // Both first segments have 600 kbit: half of 1200 kbps each for 1 s; the estimate is the link's rate.
        Assert.All(events.Of<SegmentEvent>().Take(2), s => Assert.Equal(600, s.ThroughputKbps!.Value, 6));
        Assert.Equal(1200, events.Of<DecisionEvent>().First(d => d.EstimateKbps is not null).EstimateKbps!.Value, 6);
    }

    /// <summary>Over one pathway alone, and over a shared network; with initialization segments, which wait for the trace, too.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void A_trace_that_begins_with_an_outage_starts_later_by_the_outage(bool initialization, int pathways)
    {
        var media = TestMedia.Presentation(TestMedia.Video(initialization: initialization));
        SessionSummary Play(double outage)
        {
            TracePeriod rest = new(Duration.FromSeconds(1000), Bitrate.FromMbps(3));
            var trace = new BandwidthTrace(outage > 0 ? [new(Duration.FromSeconds(outage), Bitrate.Zero), rest] : [rest]);
            return Run(new() { Abr = "fixed:1" }, media, [.. Enumerable.Range(0, pathways).Select(i => new SimulatedPathway($"{i}", trace))]).Summary;
        }
        foreach (var outage in (double[])[0.5, 1, 60])
            Assert.Equal(Play(0).StartupDelaySeconds!.Value + outage, Play(outage).StartupDelaySeconds!.Value, 9);
    }

    /// <summary>
    /// By hand: each round one segment of picture and one of sound share the link for as long as their sizes take it. The picture starts with the first
    /// round, and from then on waits at the end of every segment for the rest of a round; what sound lacks of 2 s is less than a frame.
    /// </summary>
    [Theory]
    [InlineData(300)]
    [InlineData(350)]
    [InlineData(390)]
    public void Sound_a_frame_short_of_the_threshold_delays_nothing(double linkKbps)
    {
        var (summary, _) = Run(new() { Abr = "fixed:0" }, TestMedia.Presentation(TestMedia.Video(segments: 20), TestMedia.FramedAudio(segments: 20)), Constant(linkKbps));
        var round = 2 * (300 + 96) / linkKbps;
        Assert.Equal(round, summary.StartupDelaySeconds!.Value, 0.05);
        Assert.Equal(19, summary.StallCount);
        Assert.Equal(19 * (round - 2), summary.StallSeconds, 0.05);
    }

    /// <summary>What end-to-end tests see by the wall clock where nothing disturbs them.</summary>
    [Fact]
    public void A_rate_that_falls_and_rises_is_followed_without_a_stall()
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(15), Bitrate.FromMbps(6)), new(Duration.FromSeconds(20), Bitrate.FromMbps(0.6)), new(Duration.FromSeconds(60), Bitrate.FromMbps(6))]);
        var (summary, events) = Run(new() { Abr = "bola", Buffer = Duration.FromSeconds(12) }, TestMedia.Presentation(TestMedia.Video(), TestMedia.FramedAudio()), new SimulatedPathway("a", trace));
        double[] Rates(double from, double to) => [.. events.Of<SegmentEvent>().Where(s => s.Track == "video" && s.T > from && s.T < to).Select(s => s.BitrateKbps)];
        Assert.InRange(summary.StallSeconds, 0, 0.05 * summary.PlayedSeconds);
        Assert.True(Rates(15, 35).Min() < Rates(0, 15).Max() && Rates(35, 100).Max() > Rates(15, 35).Min());
    }

    /// <summary>1e-9 Mbit/s: the media would take some 1e10 s, of each of which a log had a line.</summary>
    [Fact]
    public void A_session_that_would_take_for_ever_ends_with_its_reason_and_a_short_log()
    {
        foreach (var pathways in (int[])[1, 2])
        {
            var slow = Enumerable.Range(0, pathways).Select(i => new SimulatedPathway($"{i}", BandwidthTrace.Constant(Bitrate.FromMbps(1e-9)))).ToArray();
            var (summary, events) = Run(new() { Abr = "fixed:0" }, slow);
            Assert.Equal("failed: not over after 30 days of session time", summary.EndReason);
            Assert.Equal(30 * 86400, summary.WallSeconds, 6);
            Assert.InRange(events.All.Count, 1, 100);
        }
    }

    [Fact]
    public void A_pause_and_a_picture_that_hardly_moves_fill_no_log()
    {
        ScriptedAction[] script = [new(Duration.FromSeconds(1), ScriptedActionKind.Pause), new(Duration.FromSeconds(2_000_000), ScriptedActionKind.Resume)];
        Assert.InRange(Run(new() { Abr = "fixed:0", Script = script }, Constant(1000)).Events.All.Count, 1, 1000);
        Assert.InRange(Run(new() { Abr = "fixed:0", Rate = 1e-4 }, Constant(1000)).Events.All.Count, 1, 1000);
    }

    [Fact]
    public void A_link_that_dies_ends_the_session_with_a_reason()
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(5), Bitrate.FromKbps(600)), new(Duration.FromSeconds(1), Bitrate.Zero)], TraceEnd.Hold);
        var (summary, _) = Run(new() { Abr = "fixed:0" }, new SimulatedPathway("a", trace));
        Assert.Equal("failed: the network delivers nothing any more", summary.EndReason);
    }

    [Fact]
    public void Of_three_servers_the_fastest_is_found_and_kept()
    {
        var (summary, events) = Run(new() { Abr = "bola", Pathway = "fastest" }, Constant(1000, "a"), Constant(3000, "b"), Constant(6000, "c"));
        Assert.Equal(["a", "c"], events.Of<PathwayEvent>().Select(p => p.To));
        Assert.True(summary.BytesByPathway["c"] > 0.8 * summary.Bytes);
    }

    [Fact]
    public void Abandonment_leaves_a_segment_that_a_fallen_link_would_not_bring_in_time()
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(20.5), Bitrate.FromMbps(6)), new(Duration.FromSeconds(100), Bitrate.FromKbps(400))]);
        SessionSummary Play(bool abandon) => Run(new() { Abr = "bola", Buffer = Duration.FromSeconds(8), Abandonment = abandon ? "on" : "off" }, new SimulatedPathway("a", trace)).Summary;
        Assert.True(Play(true).AbandonedRequests > 0);
        Assert.True(Play(true).StallSeconds < Play(false).StallSeconds);
    }

    [Fact]
    public void An_abandonment_costs_the_connection_and_another_round_trip()
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(20.5), Bitrate.FromMbps(6)), new(Duration.FromSeconds(100), Bitrate.FromKbps(400))]);
        var pathway = new SimulatedPathway("a", trace, Duration.FromMilliseconds(80));
        var (_, events) = Run(new() { Abr = "bola", Buffer = Duration.FromSeconds(8), Abandonment = "on" }, pathway);
        var ends = events.All.Where(e => e is AbandonEvent or ResponseEvent).ToList();
        Assert.Contains(ends, e => e is AbandonEvent);
        foreach (var (before, response) in ends.Zip(ends.Skip(1)).Where(p => p.Second is ResponseEvent))
            Assert.Equal(before is AbandonEvent ? 160 : 80, ((ResponseEvent)response).TtfbMs, 6);
    }

    [Theory]
    [InlineData("left")]
    [InlineData("right")]
    public void Replacement_lifts_what_was_buffered_low_when_the_link_rises(string strategy)
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(12), Bitrate.FromKbps(500)), new(Duration.FromSeconds(100), Bitrate.FromMbps(12))]);
        SessionSummary Play(ReplacementStrategy which) => Run(new() { Abr = "throughput:ibr=off", Replacement = which }, new SimulatedPathway("a", trace)).Summary;
        var (without, with) = (Play(ReplacementStrategy.None), Play(Enum.Parse<ReplacementStrategy>(strategy, ignoreCase: true)));
        Assert.True(with.MeanBitrateKbps > without.MeanBitrateKbps);
        Assert.True(with.WastedBytes > 0 && without.WastedBytes == 0);
        Assert.Equal(60, with.PlayedSeconds, 6);
    }

    /// <summary>Whatever the trace, rule and buffer: times and bytes add up.</summary>
    [Fact]
    public void Every_session_adds_up() => Sessions.Sample(setup =>
    {
        var events = new EventList();
        Assert.True(SimulatedSession.TryRun(setup, events, null, out var summary, out var error), error);
        Assert.Equal("end", summary.EndReason);
        Assert.Equal(60, summary.PlayedSeconds, 6);
        Assert.Equal(summary.WallSeconds, summary.StartupDelaySeconds!.Value + summary.PlayedSeconds + summary.StallSeconds, 6);
        Assert.Equal(0, summary.UnaccountedSeconds, 6);
        Assert.Equal(summary.Bytes + summary.InitBytes, summary.BytesByPathway.Values.Sum(), 10.0);
        Assert.Equal(60, summary.SecondsByRepresentation.Values.Sum(), 6);
        Assert.Equal(summary.StallSeconds, events.Of<StallEndEvent>().Sum(s => s.StallSeconds), 6);
        Assert.All(events.Of<SegmentEvent>(), s => Assert.InRange(s.BufferSeconds, 0, setup.Configuration.Buffer.Seconds + 1e-6));
        Assert.Equal(Enumerable.Range(1, 30).Select(n => (long)n), events.Of<SegmentEvent>().Where(s => s.Track == "video" && !s.Replaced).Select(s => s.Number));
        if (setup.Media.Periods[0].AdaptationSets.Count == 1) AssertBytesAddUp(summary);
    }, iter: 200);

    /// <summary>What came in was played or wasted.</summary>
    private static void AssertBytesAddUp(SessionSummary summary) =>
        Assert.Equal(summary.MeanActualKbps!.Value * 1000 / 8 * summary.PlayedSeconds, summary.Bytes - summary.WastedBytes, 10.0);

    /// <summary>One track over one pathway goes by closed forms, anything else over the shared network: both tell the same story.</summary>
    [Fact]
    public void A_pathway_that_is_never_used_changes_nothing() => Sessions.Sample(setup =>
    {
        var alone = setup with { Configuration = setup.Configuration with { Pathway = "first" }, Media = TestMedia.Presentation(TestMedia.Video(initialization: true)), Pathways = [setup.Pathways[0]] };
        var beside = alone with { Pathways = [setup.Pathways[0], new("unused", BandwidthTrace.Constant(Bitrate.FromMbps(1)))] };
        var (first, second) = (Downloads(alone), Downloads(beside));
        Assert.Equal(first.Select(s => (s.Number, s.Representation)), second.Select(s => (s.Number, s.Representation)));
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.T, pair.Second.T, 6));
    }, iter: 200);

    [Fact]
    public void A_crowd_of_one_is_a_session() => Sessions.Sample(setup =>
    {
        Assert.True(SimulatedSession.TryRun(setup, null, null, out var alone, out _));
        Assert.True(SimulatedCrowd.TryRun(setup, 1, Duration.Zero, _ => null, out var crowd, out _));
        Assert.Equal(alone.WallSeconds, crowd.Single().WallSeconds, 6);
        Assert.Equal(alone.MeanBitrateKbps!.Value, crowd.Single().MeanBitrateKbps!.Value, 6);
    }, iter: 50);

    private static List<SegmentEvent> Downloads(SimulationSetup setup)
    {
        var events = new EventList();
        Assert.True(SimulatedSession.TryRun(setup, events, null, out _, out var error), error);
        return [.. events.Of<SegmentEvent>()];
    }

    [Fact]
    public void The_same_setup_gives_the_same_summary_and_its_input_log_replays() => Sessions.Sample(setup =>
    {
        var log = new StringWriter();
        var recorder = new InputLogWriter(log, "test", setup.Configuration, [.. setup.Pathways.Select(p => p.Name)], setup.Media);
        Assert.True(SimulatedSession.TryRun(setup, null, recorder, out var first, out _));
        Assert.True(SimulatedSession.TryRun(setup, new EventList(), null, out var second, out _));
        Assert.Equivalent(first, second, strict: true);
        Assert.True(InputLog.TryReplay(new StringReader(log.ToString()), null, out var replay, out var error), error);
        Assert.Null(replay.Difference);
    }, iter: 50);

    private static readonly Gen<SimulationSetup> Sessions =
        from rule in OneOf("bola", "throughput", "bba0", "fixed:2", "bola-e", "dynamic", "bola:finite,o")
        from replacement in OneOf(ReplacementStrategy.None, ReplacementStrategy.Left, ReplacementStrategy.Right)
        from selector in Gen.Bool.Select(b => b ? "first" : "fastest")
        from buffer in Gen.Double[6, 40]
        from abandon in OneOf("off", "on", "dashjs", "hlsjs", "bola-e")
        from audio in Gen.Bool
        from traces in Gen.Select(Gen.Double[0.2, 8], Gen.Double[0.1, 7]).Array[1, 12].Array[1, 3]
        from rtt in Gen.Double[0, 0.2]
        select new SimulationSetup
        {
            Configuration = new() { Abr = rule, Pathway = selector, Buffer = Duration.FromSeconds(buffer), Abandonment = abandon, Replacement = replacement },
            Media = audio ? TestMedia.Presentation(TestMedia.Video(initialization: true), TestMedia.Audio(initialization: true)) : TestMedia.Presentation(TestMedia.Video()),
            Pathways = [.. traces.Select((periods, i) => new SimulatedPathway($"edge-{i + 1}", Trace(periods), Duration.FromSeconds(rtt)))],
            TraceName = "made",
        };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static BandwidthTrace Trace((double Seconds, double Mbps)[] periods) =>
        new(periods.Select(p => new TracePeriod(Duration.FromSeconds(p.Seconds), Bitrate.FromMbps(p.Mbps))));

    private static SimulatedPathway Constant(double kbps, string name = "a") => new(name, BandwidthTrace.Constant(Bitrate.FromKbps(kbps)));

    private static (SessionSummary Summary, EventList Events) Run(SessionConfiguration configuration, params SimulatedPathway[] pathways) =>
        Run(configuration, TestMedia.Presentation(TestMedia.Video()), pathways);

    private static (SessionSummary Summary, EventList Events) Run(SessionConfiguration configuration, Presentation media, params SimulatedPathway[] pathways)
    {
        var events = new EventList();
        var setup = new SimulationSetup { Configuration = configuration, Media = media, Pathways = pathways, TraceName = "test" };
        Assert.True(SimulatedSession.TryRun(setup, events, null, out var summary, out var error), error);
        return (summary, events);
    }
}
