using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>What an edge's uplink lets through.</summary>
/// <param name="IsTrace">It came as a trace; a fixed rate otherwise.</param>
/// <param name="StartsNow">The trace's clock does not wait for the first Media Segment.</param>
public sealed record UplinkShape(BandwidthTrace Capacity, bool IsTrace, bool StartsNow)
{
    public static readonly UplinkShape Unlimited = Constant(Bitrate.Unlimited);

    public static UplinkShape Constant(Bitrate rate) => new(BandwidthTrace.Constant(rate), IsTrace: false, StartsNow: false);
}
