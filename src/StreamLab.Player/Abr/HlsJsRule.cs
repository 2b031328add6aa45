namespace StreamLab.Player;

/// <summary>
/// hls.js's rule: from the highest level down, the first whose rate a share of the throughput carries (less of it for levels above the
/// last) and whose fragment arrives before the buffer is empty; if none does, a starvation of at most a fragment or 4 s is allowed. While two
/// Segments are buffered the average rate of a level counts, else its declared (peak) rate. Source: hls.js abr-controller, findBestLevel.
/// </summary>
public sealed class HlsJsRule(double same, double up, double starvation) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "hlsjs",
        Summary = "hls.js's rule: the highest level that the throughput carries and the buffer survives",
        Source = "hls.js, AbrController.findBestLevel",
        Parameters =
        [
            new("same", "0.95", "share", "of the throughput for levels up to the last (abrBandWidthFactor)"),
            new("up", "0.7", "share", "of the throughput for higher levels (abrBandWidthUpFactor)"),
            new("starvation", "4", "s", "longest starvation allowed when nothing fits (maxStarvationDelay)"),
        ],
        InformationSet = InformationSet.DeclaredRates | InformationSet.SegmentSizes,
        Estimator = "hlsjs",
        Create = a => new HlsJsRule(a.Number("same", 0.01), a.Number("up", 0.01), a.Number("starvation")),
    };

    private static readonly ReasonCode NoSample = new("hlsjs", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Fits = new("hlsjs", "fits", "{0:0} kbps measured: a fragment takes {1:0.0} s of {2:0.0} s buffered", "throughputKbps", "fetchSeconds", "bufferSeconds");
    private static readonly ReasonCode Starves = new("hlsjs", "starves", "{0:0} kbps measured: no level is in time, this one starves {1:0.0} s at most", "throughputKbps", "starvationSeconds");
    private static readonly ReasonCode Lowest = new("hlsjs", "lowest", "{0:0} kbps measured, {1:0.0} s buffered: no level is in time", "throughputKbps", "bufferSeconds");

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        if (Find(context, throughput, Duration.Zero, out var fetch) is { } fitting)
            return new(fitting, Duration.Zero, Fits.With(throughput.Kbps, fetch.Seconds, context.BufferLevel.Seconds));
        var allowed = Duration.Min(context.SegmentDuration, new Duration(starvation));
        return Find(context, throughput, allowed, out _) is { } starving
            ? new(starving, Duration.Zero, Starves.With(throughput.Kbps, allowed.Seconds))
            : new(0, Duration.Zero, Lowest.With(throughput.Kbps, context.BufferLevel.Seconds));
    }

    public IAbrRule Clone() => new HlsJsRule(same, up, starvation);

    private int? Find(in AbrContext context, Bitrate throughput, Duration allowedStarvation, out Duration fetch)
    {
        var (media, segment) = (context.Media, context.SegmentDuration);
        var averages = allowedStarvation == Duration.Zero && context.BufferLevel >= segment * 2;
        for (var level = media.RepresentationCount - 1; level >= 0; level--)
        {
            var counted = throughput * (level > context.LastRepresentation ? up : same);
            var rate = averages ? media.AverageRateOf(level) : media.BandwidthOf(level);
            fetch = context.Latency + (rate * segment / counted);
            if (counted >= rate && fetch < context.BufferLevel + allowedStarvation) return level;
        }
        fetch = Duration.Zero;
        return null;
    }
}
