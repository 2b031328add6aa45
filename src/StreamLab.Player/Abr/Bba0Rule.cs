namespace StreamLab.Player;

/// <summary>
/// BBA-0: the buffer alone decides. Below the reservoir the lowest rate, above reservoir + cushion the highest, between them a straight
/// line f(B); the rate moves only when f passes the next rate up or down. Source: Huang et al., SIGCOMM'14, section 4.
/// The paper's 90 s and 126 s belong to a 240 s buffer; smaller buffers take the same shares of their capacity.
/// </summary>
public sealed class Bba0Rule(double reservoirShare, double cushionShare) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bba0",
        Summary = "the buffer level alone maps to a rate, with hysteresis",
        Source = "Huang, Johari, McKeown, Trunnell, Watson, SIGCOMM'14",
        Parameters =
        [
            new("reservoir", "0.375", "share of the buffer", "below it the lowest rate (paper: 90 s of 240 s)"),
            new("cushion", "0.525", "share of the buffer", "over which the rate rises to the highest (paper: 126 s of 240 s)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Monotone = true,
        Create = a => new Bba0Rule(a.Number("reservoir"), a.Number("cushion", 0.001)),
    };

    private static readonly ReasonCode Reservoir = new("bba0", "reservoir", "{0:0.0} s buffered: in the reservoir of {1:0.0} s", "bufferSeconds", "reservoirSeconds");
    private static readonly ReasonCode Full = new("bba0", "above-cushion", "{0:0.0} s buffered: above the cushion's end at {1:0.0} s", "bufferSeconds", "cushionEndSeconds");
    private static readonly ReasonCode Up = new("bba0", "up", "{0:0.0} s buffered map to {1:0} kbps: past the next rate up", "bufferSeconds", "mappedKbps");
    private static readonly ReasonCode Down = new("bba0", "down", "{0:0.0} s buffered map to {1:0} kbps: at or below the next rate down", "bufferSeconds", "mappedKbps");
    private static readonly ReasonCode Keep = new("bba0", "keep", "{0:0.0} s buffered map to {1:0} kbps: between the neighbours", "bufferSeconds", "mappedKbps");

    public AbrDecision Choose(in AbrContext context)
    {
        var (media, level) = (context.Media, context.BufferLevel);
        var top = media.RepresentationCount - 1;
        var reservoir = context.BufferCapacity * reservoirShare;
        var cushion = context.BufferCapacity * cushionShare;
        if (level <= reservoir) return new(0, Duration.Zero, Reservoir.With(level.Seconds, reservoir.Seconds));
        if (level >= reservoir + cushion) return new(top, Duration.Zero, Full.With(level.Seconds, (reservoir + cushion).Seconds));

        var mapped = media.BandwidthOf(0) + ((media.BandwidthOf(top) - media.BandwidthOf(0)) * ((level - reservoir) / cushion));
        var last = Math.Max(context.LastRepresentation, 0);
        var (representation, code) =
            mapped >= media.BandwidthOf(Math.Min(last + 1, top)) ? (HighestBelow(media, mapped), Up)
            : mapped <= media.BandwidthOf(Math.Max(last - 1, 0)) ? (LowestAbove(media, mapped), Down)
            : (last, Keep);
        return new(representation, Duration.Zero, code.With(level.Seconds, mapped.Kbps));
    }

    public IAbrRule Clone() => new Bba0Rule(reservoirShare, cushionShare);

    private static int HighestBelow(AdaptationSet media, Bitrate rate)
    {
        var representation = media.RepresentationCount - 1;
        while (representation > 0 && media.BandwidthOf(representation) >= rate) representation--;
        return representation;
    }

    private static int LowestAbove(AdaptationSet media, Bitrate rate)
    {
        var representation = 0;
        while (representation < media.RepresentationCount - 1 && media.BandwidthOf(representation) <= rate) representation++;
        return representation;
    }
}
