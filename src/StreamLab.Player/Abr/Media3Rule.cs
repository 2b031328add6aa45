namespace StreamLab.Player;

/// <summary>
/// Media3's (ExoPlayer's) rule: the ideal is the highest rate within 0.7 of the throughput, less the share of a Segment that the time to
/// first byte takes; it goes up only with 10 s buffered and down only below 25 s. What is buffered already is not fetched anew.
/// Source: androidx/media AdaptiveTrackSelection.
/// </summary>
public sealed class Media3Rule(double fraction, double increase, double decrease, double live) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "media3",
        Summary = "Media3's rule: 0.7 of the throughput, up only with 10 s buffered, down only below 25 s",
        Source = "androidx/media, AdaptiveTrackSelection",
        Parameters =
        [
            new("fraction", "0.7", "share", "of the throughput that is counted on (DEFAULT_BANDWIDTH_FRACTION)"),
            new("increase", "10", "s", "least buffer to go up (DEFAULT_MIN_DURATION_FOR_QUALITY_INCREASE_MS)"),
            new("decrease", "25", "s", "least buffer to stay up (DEFAULT_MAX_DURATION_FOR_QUALITY_DECREASE_MS)"),
            new("live", "0.75", "share", "of what can be buffered beyond a segment that is enough to go up (DEFAULT_BUFFERED_FRACTION_TO_LIVE_EDGE_FOR_QUALITY_INCREASE)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Monotone = true,
        Estimator = "percentile",
        Create = a => new Media3Rule(a.Number("fraction", 0.01), a.Number("increase"), a.Number("decrease"), a.Number("live")),
    };

    private static readonly ReasonCode NoSample = new("media3", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Ideal = new("media3", "ideal", "{0:0} kbps measured, {1:0} kbps counted on", "throughputKbps", "countedOnKbps");
    private static readonly ReasonCode TooShort = new("media3", "too-short-to-go-up", "{0:0} kbps counted on allow more, but only {1:0.0} s of {2:0.0} s are buffered", "countedOnKbps", "bufferSeconds", "neededSeconds");
    private static readonly ReasonCode LongEnough = new("media3", "long-enough-to-stay", "{0:0} kbps counted on are too few, but {1:0.0} s are buffered", "countedOnKbps", "bufferSeconds");

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var counted = CountedOn(context, throughput);
        var ideal = Ladder.HighestAtMost(context.Media, counted);
        var last = Math.Min(context.LastRepresentation, context.Media.RepresentationCount - 1);
        var (level, needed) = (context.BufferLevel.Seconds, NeededToGoUp(context));
        if (last >= 0 && ideal > last && level < needed) return new(last, Duration.Zero, TooShort.With(counted.Kbps, level, needed));
        return last >= 0 && ideal < last && level >= decrease
            ? new(last, Duration.Zero, LongEnough.With(counted.Kbps, level))
            : new(ideal, Duration.Zero, Ideal.With(throughput.Kbps, counted.Kbps));
    }

    public IAbrRule Clone() => new Media3Rule(fraction, increase, decrease, live);

    private Bitrate CountedOn(in AbrContext context, Bitrate throughput)
    {
        var speed = context.PlaybackRate > 0 ? context.PlaybackRate : 1;
        var segment = context.SegmentDuration.Seconds;
        return throughput * (fraction * Math.Max((segment / speed) - context.Latency.Seconds, 0) / segment);
    }

    /// <summary>Media3 asks for less where less can be buffered: it knows the live edge, here it is the buffer's capacity.</summary>
    private double NeededToGoUp(in AbrContext context) =>
        Math.Min(increase, live * Math.Max((context.BufferCapacity - context.SegmentDuration).Seconds, 0));
}
