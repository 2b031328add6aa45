namespace StreamLab.Player;

/// <summary>
/// BBA-2: BBA-1 with a quick start. While it starts, the rate steps up once the last download let the buffer grow by more than a share of a
/// Segment that falls from 0.875 (empty) to 0.5 (cushion full). The start ends when the buffer shrinks or the map suggests a higher rate.
/// Source: Huang et al., SIGCOMM'14, section 6.
/// </summary>
public sealed class Bba2Rule(double end, double protection) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "bba2",
        Summary = "bba1 that starts quickly: up a step when a download was much faster than playback",
        Source = "Huang, Johari, McKeown, Trunnell, Watson, SIGCOMM'14, section 6",
        Parameters = Bba1Rule.MapParameters,
        InformationSet = InformationSet.SegmentSizes,
        Create = a => new Bba2Rule(a.Number("end", 0.01), a.Number("protection")),
    };

    private const double ShareWhenEmpty = 0.875, ShareWhenFull = 0.5;

    private static readonly ReasonCode First = new("bba2", "first", "nothing downloaded yet");
    private static readonly ReasonCode Step = new("bba2", "startup-step", "the last download let the buffer grow by {0:0.00} s, more than {1:0.00} s: a step up", "growthSeconds", "neededSeconds");
    private static readonly ReasonCode Hold = new("bba2", "startup-hold", "the last download let the buffer grow by {0:0.00} s, not more than {1:0.00} s", "growthSeconds", "neededSeconds");

    private ChunkMap _map = new(end, protection);
    private bool _started;

    public AbrDecision Choose(in AbrContext context)
    {
        if (_started) _map.Protect(context);
        var mapped = Bba1Rule.Choose(context, _map);
        if (_started) return mapped;
        if (context.LastDownload is not { } download) return new(0, Duration.Zero, First.With());

        var last = Math.Max(context.LastRepresentation, 0);
        var growth = context.Media.Segments[download.Segment].Duration - download.Time;
        _started = growth < Duration.Zero || mapped.Representation > last;
        return _started ? mapped : StartUp(context, last, growth);
    }

    public IAbrRule Clone() => (Bba2Rule)MemberwiseClone();

    private AbrDecision StartUp(in AbrContext context, int last, Duration growth)
    {
        var full = Math.Clamp(context.BufferLevel / (context.BufferCapacity * end), 0, 1);
        var needed = context.SegmentDuration * (ShareWhenEmpty - ((ShareWhenEmpty - ShareWhenFull) * full));
        return growth > needed
            ? new(Math.Min(last + 1, context.Media.RepresentationCount - 1), Duration.Zero, Step.With(growth.Seconds, needed.Seconds))
            : new(last, Duration.Zero, Hold.With(growth.Seconds, needed.Seconds));
    }
}
