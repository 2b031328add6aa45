using StreamLab;
using StreamLab.Player;

/// <summary>Stays where it is while the throughput carries that rate and a quarter more would not; else takes what it carries.</summary>
public sealed class LazyRule(double safety) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "lazy",
        Summary = "moves only when it must",
        Source = "docs/rules.md",
        Parameters = [new("safety", "0.8", "share", "part of the throughput that is counted on")],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "harmonic",
        Create = a => new LazyRule(a.Number("safety", 0.01)),
    };

    private static readonly ReasonCode Unknown = new("lazy", "unknown", "no throughput known yet");
    private static readonly ReasonCode Stay = new("lazy", "stay", "{0:0} kbps counted on: no reason to move", "countedOnKbps");
    private static readonly ReasonCode Move = new("lazy", "move", "{0:0} kbps counted on: this is what they carry", "countedOnKbps");

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, Unknown.With());
        var media = context.Media;
        var counted = throughput * safety;
        var carried = media.RepresentationCount - 1;
        while (carried > 0 && media.BandwidthOf(carried) > counted) carried--;

        var last = context.LastRepresentation;
        var moves = last < 0 || carried < last || media.BandwidthOf(carried) > media.BandwidthOf(last) * 1.25;
        return new(moves ? carried : last, Duration.Zero, (moves ? Move : Stay).With(counted.Kbps));
    }

    public IAbrRule Clone() => new LazyRule(safety);
}
