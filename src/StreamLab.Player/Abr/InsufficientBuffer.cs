namespace StreamLab.Player;

/// <summary>
/// The insufficient-buffer rule: a Segment must be in before a share of the buffer is played, time to first byte charged. The share
/// shrinks with each question. Source: Sabre (Spiteri et al., MMSys'18).
/// </summary>
internal struct InsufficientBuffer()
{
    // Starts at .9, shrinks by a tenth each time, never below .5 (Sabre).
    private const double FirstShare = 0.9, Decay = 0.9, LeastShare = 0.5;

    private double _share = FirstShare;

    /// <returns>The highest Representation that is safe; the lowest when none is.</returns>
    public int Affordable(in AbrContext context, Bitrate throughput)
    {
        var safe = throughput.BitsPerSecond * ((context.BufferLevel - context.Latency).Seconds * _share);
        _share = Math.Max(LeastShare, _share * Decay);
        var representation = 0;
        while (representation + 1 < context.Media.RepresentationCount && (context.Media.BandwidthOf(representation + 1) * context.SegmentDuration).Bits <= safe) representation++;
        return representation;
    }
}
