namespace StreamLab.Network;

/// <summary>What a <see cref="BandwidthTrace"/> does after its last period.</summary>
public enum TraceEnd
{
    /// <summary>It starts again with the first period.</summary>
    Loop,

    /// <summary>The last period lasts for ever.</summary>
    Hold,

    /// <summary>The rate is zero for ever.</summary>
    Stop,
}
