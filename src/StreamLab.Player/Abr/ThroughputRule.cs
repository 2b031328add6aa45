namespace StreamLab.Player;

/// <summary>
/// The highest rate that a safe share of the throughput sustains, time to first byte charged; and never a Segment that would take longer
/// than a (shrinking) share of what is buffered: the insufficient-buffer rule. Source: Sabre's ThroughputRule (Spiteri et al., MMSys'18).
/// </summary>
public sealed class ThroughputRule(double safety, bool insufficientBufferRule) : IAbrRule
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
        Create = a => new ThroughputRule(a.Number("safety", 0.01), a.Text("ibr") switch
        {
            "on" => true,
            "off" => false,
            var other => throw new FormatException($"ibr={other} is neither on nor off"),
        }),
    };

    // The share of the buffer that a download may take: starts at .9, shrinks with each decision, never below .5 (Sabre).
    private const double FirstBufferShare = 0.9, BufferShareDecay = 0.9, LeastBufferShare = 0.5;

    private static readonly ReasonCode NoSample = new("throughput", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Sustained = new("throughput", "sustained", "{0:0} kbps measured, {1:0} kbps counted on", "throughputKbps", "countedOnKbps");
    private static readonly ReasonCode BufferShort = new("throughput", "insufficient-buffer", "{0:0} kbps measured, but only {1:0.0} s buffered", "throughputKbps", "bufferSeconds");

    private double _bufferShare = FirstBufferShare;

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var sustained = Ladder.Sustained(context.Media, throughput * safety, context.Latency, context.SegmentDuration);
        var affordable = insufficientBufferRule ? Affordable(context, throughput) : sustained;
        return affordable < sustained
            ? new(affordable, Duration.Zero, BufferShort.With(throughput.Kbps, context.BufferLevel.Seconds))
            : new(sustained, Duration.Zero, Sustained.With(throughput.Kbps, throughput.Kbps * safety));
    }

    public IAbrRule Clone() => (ThroughputRule)MemberwiseClone();

    private int Affordable(in AbrContext context, Bitrate throughput)
    {
        var safe = throughput * Duration.Max(context.BufferLevel - context.Latency, Duration.Zero) * _bufferShare;
        _bufferShare = Math.Max(LeastBufferShare, _bufferShare * BufferShareDecay);
        return Ladder.HighestAtMost(context.Media, safe / context.SegmentDuration);
    }
}
