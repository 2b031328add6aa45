namespace StreamLab.Server;

/// <summary>The limits of an edge at the moment.</summary>
/// <param name="Shape"><c>off</c>, <c>rate</c> or <c>trace</c>.</param>
/// <param name="RateKbps">What the uplink lets through now; null: no limit.</param>
/// <param name="ClientRateKbps">What each client gets at most; null: no limit.</param>
/// <param name="RttMs">How long a first byte is held back.</param>
public sealed record ShapeStatus(string Shape, double? RateKbps, double? ClientRateKbps, double RttMs)
{
    internal static ShapeStatus Of(Pacer pacer, Instant now, Duration rtt) => new(
        pacer.Uplink.IsTrace ? "trace" : pacer.Uplink.Capacity.Fastest.IsUnlimited ? "off" : "rate",
        Kbps(pacer.UplinkRateAt(now)), Kbps(pacer.ClientRate), (rtt + pacer.LatencyAt(now)).Milliseconds);

    private static double? Kbps(Bitrate rate) => rate.IsUnlimited ? null : rate.Kbps;
}
