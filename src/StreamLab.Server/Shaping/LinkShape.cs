using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>What a link lets through: an edge's uplink, or the access link of each client.</summary>
/// <param name="IsTrace">It came as a trace; a fixed rate otherwise.</param>
/// <param name="StartsNow">The trace's clock does not wait for the first request.</param>
public sealed record LinkShape(BandwidthTrace Capacity, bool IsTrace, bool StartsNow)
{
    public static readonly LinkShape Unlimited = Constant(Bitrate.Unlimited);

    public static LinkShape Constant(Bitrate rate) => new(BandwidthTrace.Constant(rate), IsTrace: false, StartsNow: false);

    internal bool IsUnlimited => Capacity.Slowest.IsUnlimited;

    /// <summary><c>off</c>, <c>rate</c> or <c>trace</c>.</summary>
    internal string Kind => IsTrace ? "trace" : Capacity.Fastest.IsUnlimited ? "off" : "rate";
}
