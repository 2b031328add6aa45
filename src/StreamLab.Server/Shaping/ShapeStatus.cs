namespace StreamLab.Server;

/// <summary>The limits of an edge at the moment.</summary>
/// <param name="Shape"><c>off</c>, <c>rate</c> or <c>trace</c>.</param>
/// <param name="RateKbps">What the uplink lets through now; null: no limit.</param>
/// <param name="ClientShape">Of each client's link: <c>off</c>, <c>rate</c> or <c>trace</c>.</param>
/// <param name="ClientRateKbps">What each client gets at most; null: no limit, or a trace, whose clock is each client's own.</param>
/// <param name="RttMs">How long a first byte is held back.</param>
/// <param name="JitterMs">Up to so much longer.</param>
/// <param name="ConnectRoundTrips">As many round trips more for the first byte of a new connection.</param>
public sealed record ShapeStatus(string Shape, double? RateKbps, string ClientShape, double? ClientRateKbps, double RttMs, double JitterMs, int ConnectRoundTrips)
{
    internal static ShapeStatus Of(Pacer pacer, Instant now, RoundTrip roundTrip)
    {
        var client = pacer.ClientLink;
        return new(
            pacer.Uplink.Kind, Kbps(pacer.UplinkRateAt(now)), client.Kind, client.IsTrace ? null : Kbps(client.Capacity.Fastest),
            (roundTrip.Time + pacer.LatencyAt(now)).Milliseconds, roundTrip.Jitter.Milliseconds, roundTrip.ToConnect);
    }

    private static double? Kbps(Bitrate rate) => rate.IsUnlimited ? null : rate.Kbps;
}
