namespace StreamLab.Player;

/// <summary>
/// BBA-1: BBA-0 for variable bitrates. The buffer maps to a Segment size (<see cref="ChunkMap"/>), and the rate moves when the coming
/// Segment of the next rate up fits into it, or that of the next rate down does not. Source: Huang et al., SIGCOMM'14, section 5.
/// </summary>
public sealed class Bba1Rule(double end, double protection) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bba1",
        Summary = "the buffer level maps to a segment size, with a reservoir for the large segments to come",
        Source = "Huang, Johari, McKeown, Trunnell, Watson, SIGCOMM'14, section 5",
        Parameters = MapParameters,
        InformationSet = InformationSet.SegmentSizes,
        Monotone = true,
        Create = a => new Bba1Rule(a.Number("end", 0.01), a.Number("protection")),
    };

    internal static IReadOnlyList<Parameter> MapParameters =>
    [
        new("end", "0.9", "share of the buffer", "from there on the highest rate (paper: 216 s of 240 s)"),
        new("protection", "0.3333", "share of the buffer", "most that protects against outages (paper: 80 s of 240 s)"),
    ];

    private static readonly ReasonCode Reservoir = new("bba1", "reservoir", "{0:0.0} s buffered: in the reservoir of {1:0.0} s", "bufferSeconds", "reservoirSeconds");
    private static readonly ReasonCode Full = new("bba1", "above-cushion", "{0:0.0} s buffered: above the cushion's end at {1:0.0} s", "bufferSeconds", "cushionEndSeconds");
    private static readonly ReasonCode Up = new("bba1", "up", "{0:0.0} s buffered map to {1:0} kB: the next rate up fits", "bufferSeconds", "mappedKilobytes");
    private static readonly ReasonCode Down = new("bba1", "down", "{0:0.0} s buffered map to {1:0} kB: no more than the next rate down", "bufferSeconds", "mappedKilobytes");
    private static readonly ReasonCode Keep = new("bba1", "keep", "{0:0.0} s buffered map to {1:0} kB: between the neighbours", "bufferSeconds", "mappedKilobytes");

    private ChunkMap _map = new(end, protection);

    public AbrDecision Choose(in AbrContext context)
    {
        _map.Protect(context);
        return Choose(context, _map);
    }

    public IAbrRule Clone() => (Bba1Rule)MemberwiseClone();

    internal static AbrDecision Choose(in AbrContext context, in ChunkMap map)
    {
        var (reservoir, end, mapped) = map.Read(context);
        var (level, media) = (context.BufferLevel, context.Media);
        var top = media.RepresentationCount - 1;
        if (level <= reservoir) return new(0, Duration.Zero, Reservoir.With(level.Seconds, reservoir.Seconds));
        if (level >= end) return new(top, Duration.Zero, Full.With(level.Seconds, end.Seconds));

        var last = Math.Max(context.LastRepresentation, 0);
        var (representation, code) =
            mapped >= media.SizeOf(Math.Min(last + 1, top), context.Segment) ? (HighestBelow(context, mapped), Up)
            : mapped <= media.SizeOf(Math.Max(last - 1, 0), context.Segment) ? (LowestAbove(context, mapped), Down)
            : (last, Keep);
        return new(representation, Duration.Zero, code.With(level.Seconds, mapped.Bytes / 1000));
    }

    private static int HighestBelow(in AbrContext context, DataSize size)
    {
        var representation = context.Media.RepresentationCount - 1;
        while (representation > 0 && context.Media.SizeOf(representation, context.Segment) >= size) representation--;
        return representation;
    }

    private static int LowestAbove(in AbrContext context, DataSize size)
    {
        var (representation, top) = (0, context.Media.RepresentationCount - 1);
        while (representation < top && context.Media.SizeOf(representation, context.Segment) <= size) representation++;
        return representation;
    }
}
