namespace StreamLab.Player;

/// <summary>
/// The chunk map of BBA-1 and BBA-2: the buffer level maps to a Segment size, from the mean Segment of the lowest Representation to that
/// of the highest. The reservoir is what the coming Segments of the lowest Representation take out of the buffer on a link of just its mean
/// rate; a protection against outages, which grows while the buffer does, is added to it. Source: Huang et al., SIGCOMM'14, sections 5 and 7.
/// </summary>
/// <remarks>
/// The paper's seconds belong to a buffer of 240 s; other buffers take the same shares of their capacity. The least reservoir is never
/// below two Segments, as the paper's 8 s are: one that holds less than a Segment protects from nothing.
/// </remarks>
internal struct ChunkMap(double end, double protectionLimit)
{
    private const double LeastReservoir = 8.0 / 240, MostReservoir = 140.0 / 240;
    private const double ProtectionStep = 0.4 / 240, ProtectedBelow = 0.75;
    private const double LookAhead = 2; // in buffer capacities: 480 s of 240 s

    private double _protection;

    /// <summary>Adds to the protection when the last download let the buffer grow and the buffer is not too full.</summary>
    public void Protect(in AbrContext context)
    {
        if (context.LastDownload is not { } download || download.Time >= context.SegmentDuration) return;
        if (context.BufferLevel < context.BufferCapacity * ProtectedBelow) _protection = Math.Min(_protection + ProtectionStep, protectionLimit);
    }

    /// <summary>Where the map stands now: its lower and its upper end, and what the buffer level maps to.</summary>
    public readonly (Duration Reservoir, Duration End, DataSize Size) Read(in AbrContext context)
    {
        var (capacity, media) = (context.BufferCapacity, context.Media);
        var least = Math.Min(Math.Max(LeastReservoir, 2 * (context.SegmentDuration / capacity)), MostReservoir);
        var share = Math.Clamp(Shortfall(context) / capacity, least, MostReservoir);
        var upper = capacity * end;
        var lower = Duration.Min(capacity * (share + _protection), upper);
        var (smallest, largest) = (media.AverageRateOf(0) * context.SegmentDuration, media.AverageRateOf(media.RepresentationCount - 1) * context.SegmentDuration);
        var place = upper > lower ? (context.BufferLevel - lower) / (upper - lower) : 1;
        return (lower, upper, smallest + ((largest - smallest) * Math.Clamp(place, 0, 1)));
    }

    /// <summary>How much longer than they play the coming Segments of the lowest Representation take at its mean rate.</summary>
    private static Duration Shortfall(in AbrContext context)
    {
        var media = context.Media;
        var until = media.Segments[context.Segment].Start + (context.BufferCapacity * LookAhead);
        var (rate, shortfall) = (media.AverageRateOf(0), Duration.Zero);
        for (var s = context.Segment; s < media.SegmentCount && media.Segments[s].Start < until; s++)
            shortfall += (media.SizeOf(0, s) / rate) - media.Segments[s].Duration;
        return shortfall;
    }
}
