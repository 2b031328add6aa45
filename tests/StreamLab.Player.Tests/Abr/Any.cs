using CsCheck;

namespace StreamLab.Player.Tests.Abr;

/// <summary>Any media and any question that a rule may be asked about it, the extremes included.</summary>
internal static class Any
{
    public static readonly Gen<AdaptationSet> Media =
        from rates in Gen.Double[1, 5].Array[1, 8].Select(logs => logs.Order().Select(log => Math.Pow(10, log)).ToArray())
        from segments in Gen.Int[1, 20]
        from seconds in OneOf(0.1, 0.5, 1, 2, 4, 10)
        from factors in Gen.Double[0.2, 3].Array[segments]
        from exact in Gen.Bool
        select MediaOf(rates, seconds, factors, exact);

    public static Gen<AbrContext> Question(AdaptationSet media) =>
        from segment in Gen.Int[0, media.SegmentCount - 1]
        from last in Gen.Int[-1, media.RepresentationCount - 1]
        from capacity in Gen.OneOf(Gen.Double[0.1, 4], Gen.Double[4, 60], Gen.Double[60, 3000])
        from level in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1], Gen.Double[0, 1])
        from throughput in Gen.OneOf(Gen.Const(double.NaN), Gen.Double[-1, 8], Gen.Double[2, 5])
        from latency in OneOf(0, 0.02, 0.3, 5)
        from now in Gen.Double[0, 5000]
        from download in Download(media, now)
        from playing in Gen.Bool
        from rate in OneOf(0.5, 1, 2)
        from seed in Gen.Int[0, 3]
        select new AbrContext
        {
            Media = media,
            Segment = segment,
            LastRepresentation = last,
            BufferLevel = Duration.FromSeconds(level * capacity),
            BufferCapacity = Duration.FromSeconds(capacity),
            Throughput = double.IsNaN(throughput) ? null : Bitrate.FromKbps(Math.Pow(10, throughput)),
            Latency = Duration.FromSeconds(latency),
            Now = Instant.FromSeconds(now),
            LastDownload = download,
            IsPlaying = playing,
            PlaybackRate = rate,
            Seed = seed,
        };

    /// <summary>A rule's specification and state: the questions it was asked before, and one more.</summary>
    public static readonly Gen<(AbrContext[] Before, AbrContext Question)> Conversation =
        from media in Media
        from before in Question(media).Array[0, 8]
        from question in Question(media)
        select (before, question);

    public static IAbrRule After(string name, IEnumerable<AbrContext> before)
    {
        var rule = AbrRules.All.Create(name);
        foreach (var context in before) rule.Choose(context);
        return rule;
    }

    public static AbrContext With(in AbrContext c, Bitrate throughput) => new()
    {
        Media = c.Media,
        Segment = c.Segment,
        LastRepresentation = c.LastRepresentation,
        BufferLevel = c.BufferLevel,
        BufferCapacity = c.BufferCapacity,
        Throughput = throughput,
        Latency = c.Latency,
        Now = c.Now,
        LastDownload = c.LastDownload,
        IsPlaying = c.IsPlaying,
        PlaybackRate = c.PlaybackRate,
        Seed = c.Seed,
    };

    private static Gen<double> OneOf(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>None, or one that ended at the latest now; one in eight came all at once.</summary>
    private static Gen<Download?> Download(AdaptationSet media, double now) =>
        from none in Gen.Int[0, 3]
        from segment in Gen.Int[0, media.SegmentCount - 1]
        from representation in Gen.Int[0, media.RepresentationCount - 1]
        from ago in Gen.Double[0, 10]
        from first in Gen.Double[0, 2]
        from transfer in Gen.OneOf(Gen.Double[-3, 2].Select(log => Math.Pow(10, log)), Gen.Double[-3, 2].Select(log => Math.Pow(10, log)), Gen.Const(0.0))
        select none == 0 ? (Download?)null : new Download(
            segment, representation, Instant.FromSeconds(now - ago - first - transfer), Instant.FromSeconds(now - ago),
            new ThroughputSample(media.SizeOf(representation, segment), Duration.FromSeconds(first), Duration.FromSeconds(transfer), media.Segments[segment].Duration));

    private static AdaptationSet MediaOf(double[] ratesKbps, double seconds, double[] factors, bool exact)
    {
        var segments = factors.Select((_, i) => new Segment(i, i, Duration.FromSeconds(i * seconds), Duration.FromSeconds(seconds)));
        var representations = ratesKbps.Select((kbps, i) => new Representation
        {
            Id = $"{i}",
            Bandwidth = Bitrate.FromKbps(kbps),
            SegmentSizes = exact ? [.. factors.Select(f => Bitrate.FromKbps(kbps) * Duration.FromSeconds(seconds * f))] : null,
        });
        return new AdaptationSet("video", ContentType.Video, [.. representations], [.. segments]);
    }
}
