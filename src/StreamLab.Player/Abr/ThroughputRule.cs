namespace StreamLab.Player;

/// <summary>
/// The highest rate that a safe share of the throughput sustains, time to first byte charged; and never a Segment that would take longer
/// than a (shrinking) share of what is buffered: the insufficient-buffer rule. It gives a download up that would take much longer than it
/// lasts. Source: Sabre's ThroughputRule (Spiteri et al., MMSys'18).
/// </summary>
public sealed class ThroughputRule(double safety, bool insufficientBufferRule) : IAbrRule, IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "throughput",
        Summary = "the highest rate below a safe share of the throughput",
        Source = "Spiteri, Sitaraman, Sparacio, MMSys'18 (Sabre, dash.js)",
        Parameters =
        [
            new("safety", "0.9", "share", "part of the throughput that is counted on (Sabre, dash.js: 0.9)"),
            new("ibr", "on", "on|off", "insufficient-buffer rule"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Monotone = true,
        Create = a => new ThroughputRule(a.Number("safety", 0.01), a.Switch("ibr")),
    };

    // A download is too slow when it takes longer than so many Segment durations; nothing is judged in its first half second (Sabre).
    private const double TooManySegments = 1.8;
    private static Duration Grace => Duration.FromMilliseconds(500);

    private static readonly ReasonCode NoSample = new("throughput", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Sustained = new("throughput", "sustained", "{0:0} kbps measured, {1:0} kbps counted on", "throughputKbps", "countedOnKbps");
    private static readonly ReasonCode BufferShort = new("throughput", "insufficient-buffer", "{0:0} kbps measured, but only {1:0.0} s buffered", "throughputKbps", "bufferSeconds");
    private static readonly ReasonCode TooSlow = new("throughput", "abandon", "{0:0} kbps would take {1:0.0} s for a segment of {2:0.0} s", "measuredKbps", "totalSeconds", "segmentSeconds");

    private InsufficientBuffer _insufficientBuffer = new();

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var sustained = Ladder.Sustained(context.Media, throughput * safety, context.Latency, context.SegmentDuration);
        var affordable = insufficientBufferRule ? _insufficientBuffer.Affordable(context, throughput) : sustained;
        return affordable < sustained
            ? new(affordable, Duration.Zero, BufferShort.With(throughput.Kbps, context.BufferLevel.Seconds))
            : new(sustained, Duration.Zero, Sustained.With(throughput.Kbps, throughput.Kbps * safety));
    }

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason)
    {
        (instead, reason) = (progress.Representation, default);
        if (progress.Elapsed < Grace || progress.TransferTime <= Duration.Zero || progress.Received <= DataSize.Zero) return false;
        var rate = progress.Rate;
        var total = progress.Elapsed + (progress.Left / rate);
        if (total <= progress.SegmentDuration * TooManySegments) return false;
        instead = Ladder.Sustained(progress.Media, rate * safety, progress.Latency, progress.SegmentDuration);
        reason = TooSlow.With(rate.Kbps, total.Seconds, progress.SegmentDuration.Seconds);
        return instead < progress.Representation && progress.NominalSizeIn(instead) < progress.Left;
    }

    public IAbrRule Clone() => (ThroughputRule)MemberwiseClone();
}
