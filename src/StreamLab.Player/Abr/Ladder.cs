namespace StreamLab.Player;

/// <summary>Questions that many rules ask of the declared rates.</summary>
internal static class Ladder
{
    /// <summary>The highest Representation whose declared rate is at most <paramref name="rate"/>; the lowest when none is.</summary>
    public static int HighestAtMost(AdaptationSet media, Bitrate rate)
    {
        var representation = media.RepresentationCount - 1;
        while (representation > 0 && media.BandwidthOf(representation) > rate) representation--;
        return representation;
    }

    /// <summary>The highest Representation of which a Segment loads in at most its own duration, latency included (Sabre's quality_from_throughput).</summary>
    public static int Sustained(AdaptationSet media, Bitrate throughput, Duration latency, Duration segment)
    {
        var representation = media.RepresentationCount - 1;
        while (representation > 0 && latency + (media.BandwidthOf(representation) * segment / throughput) > segment) representation--;
        return representation;
    }
}
