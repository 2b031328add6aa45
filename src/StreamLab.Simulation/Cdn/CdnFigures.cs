namespace StreamLab.Simulation.Cdn;

/// <summary>What a delivery network did over a stretch of time; null where there is nothing to divide by.</summary>
public sealed record CdnFigures
{
    /// <summary>Virtual.</summary>
    public required double Seconds { get; init; }

    /// <summary>Of clients.</summary>
    public required long Requests { get; init; }

    /// <summary>Those for which no server was left.</summary>
    public required long Unserved { get; init; }

    /// <summary>Requests that the first server answered from its copy / requests served.</summary>
    public required double? ObjectHitRatio { get; init; }

    /// <summary>The same by bytes.</summary>
    public required double? ByteHitRatio { get; init; }

    /// <summary>Requests that reached an origin / requests of clients.</summary>
    public required double? OriginRequestShare { get; init; }

    /// <summary>What origins sent, to whomever.</summary>
    public required double? OriginMbps { get; init; }

    /// <summary>From the request to the first byte.</summary>
    public required double? FirstByteMeanMs { get; init; }

    public required double? FirstByteP95Ms { get; init; }

    /// <summary>From the request to the last byte.</summary>
    public required double? LatencyMeanMs { get; init; }

    public required double? LatencyP95Ms { get; init; }

    /// <summary>What all servers' sending cost / 10⁹ bytes that clients got.</summary>
    public required double? CostPerGB { get; init; }

    public required IReadOnlyList<NodeFigures> Nodes { get; init; }
}
