namespace StreamLab.Player;

/// <summary>
/// dash.js's rules together, as its default "dynamic" strategy runs them: THROUGHPUT, or BOLA (<see cref="DashJsBola"/>) from 18 s of buffer
/// on until it falls below 9 s; of what they, the insufficient-buffer rule and the switch history allow, the lowest counts.
/// Source: dash.js 5.1.1, ABRRulesCollection and its rules. Its abandonment is download control: <c>--abandon on</c>.
/// </summary>
public sealed class DashJsRule(double safety, double stable) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "dashjs",
        Summary = "dash.js's rules: THROUGHPUT, then BOLA once the buffer is long; insufficient buffer and switch history",
        Source = "dash.js 5.1.1, ABRRulesCollection; Spiteri, Sitaraman, Sparacio, MMSys'18",
        Parameters =
        [
            new("safety", "0.9", "share", "part of the throughput that is counted on (bandwidthSafetyFactor)"),
            new("stable", "18", "s", "buffer from which on BOLA decides, until it is half of it; never above what the buffer holds (bufferTimeDefault)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "dashjs",
        Create = a => new DashJsRule(a.Number("safety", 0.01), a.Number("stable", 0.1)),
    };

    // Insufficient buffer: this share of the throughput over the buffer's length; not for the first two Segments.
    private const double InsufficientSafety = 0.7;
    private const int Unchecked = 2;

    private static readonly ReasonCode NoSample = new("dashjs", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Throughput = new("dashjs", "throughput", "{0:0} kbps measured, {1:0} kbps counted on", "throughputKbps", "countedOnKbps");
    private static readonly ReasonCode Bola = new("dashjs", "bola", "{0:0.0} s buffered and {1:0.0} s of placeholder: BOLA decides", "bufferSeconds", "placeholderSeconds");
    private static readonly ReasonCode Short = new("dashjs", "insufficient-buffer", "{0:0} kbps measured, but only {1:0.0} s buffered", "throughputKbps", "bufferSeconds");
    private static readonly ReasonCode Undone = new("dashjs", "switch-history", "too many switches away from representation {0}", "representation");

    private DashJsBola _bola = new(stable);
    private SwitchHistory _history;
    private bool _usesBola;
    private int _asked;

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var decision = Main(context, throughput);
        var affordable = Affordable(context, throughput);
        if (affordable < decision.Representation)
            decision = new(affordable, Duration.Zero, Short.With(throughput.Kbps, context.BufferLevel.Seconds));
        var kept = _history.Allow(context.LastRepresentation, decision.Representation);
        return kept < decision.Representation ? new(kept, Duration.Zero, Undone.With(kept + 1)) : decision;
    }

    public IAbrRule Clone()
    {
        var copy = (DashJsRule)MemberwiseClone();
        copy._history = _history.Clone();
        return copy;
    }

    private AbrDecision Main(in AbrContext context, Bitrate throughput)
    {
        var on = Math.Min(stable, (context.BufferCapacity - context.SegmentDuration).Seconds);
        _usesBola = context.BufferLevel.Seconds >= (_usesBola ? on / 2 : on);
        var carried = Ladder.HighestAtMost(context.Media, throughput * safety);
        // BOLA keeps its books whoever decides, so that it takes over smoothly.
        var (bola, wait) = _bola.Choose(context, carried);
        return _usesBola
            ? new(bola, wait, Bola.With(context.BufferLevel.Seconds, _bola.PlaceholderSeconds))
            : new(carried, Duration.Zero, Throughput.With(throughput.Kbps, throughput.Kbps * safety));
    }

    private int Affordable(in AbrContext context, Bitrate throughput)
    {
        if (_asked++ < Unchecked) return context.Media.RepresentationCount - 1;
        return Ladder.HighestAtMost(context.Media, throughput * (InsufficientSafety * (context.BufferLevel / context.SegmentDuration)));
    }
}
