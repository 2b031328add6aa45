using StreamLab.Network;

namespace StreamLab.Simulation;

/// <summary>
/// A player's connection to one server. With <see cref="Transport.SlowStart"/> it has a link of its own for its window: ten packets of 1460
/// bytes in the first round trip (RFC 6928), twice as many in each after it, and anew after a pause of more than a second (RFC 9293, 3.8.6.2.
/// restarts after one retransmission timeout, which is at least that: RFC 6298, 2.4).
/// </summary>
internal sealed class Connection
{
    private static DataSize InitialWindow => DataSize.FromBytes(10 * 1460);
    private static Bitrate Plenty => Bitrate.FromMbps(10_000);
    private static Duration RestartsAfter => Duration.FromSeconds(1);

    private readonly FlowNetwork _network;
    private readonly Link? _window;
    private readonly Route _route;
    private Instant _idleSince = new(double.NegativeInfinity);
    private int _flows;
    private bool _isBroken;

    public Connection(FlowNetwork network, Link uplink, Transport transport)
    {
        _network = network;
        _window = transport == Transport.SlowStart ? network.AddLink(BandwidthTrace.Constant(Bitrate.Unlimited)) : null;
        _route = _window is null ? network.AddRoute(uplink) : network.AddRoute(uplink, _window);
    }

    /// <summary>An HTTP/1.1 response can only be given up with its connection.</summary>
    public void Break() => _isBroken = true;

    /// <returns>Round trips until the first byte of a request that is sent now: one more where it has to connect first.</returns>
    public int TakeRoundTrips()
    {
        var roundTrips = _isBroken ? 2 : 1;
        _isBroken = false;
        return roundTrips;
    }

    /// <summary>A transfer's first byte.</summary>
    /// <returns>The way that it takes.</returns>
    public Route Begin(Instant now, Duration roundTripTime)
    {
        if (_flows++ == 0 && _window is not null && roundTripTime > Duration.Zero && now - _idleSince > RestartsAfter)
        {
            _network.SetCapacity(_window, Growth(roundTripTime), now);
            _network.StartTrace(_window, now);
        }
        return _route;
    }

    /// <summary>A transfer's last byte, or its end before that.</summary>
    public void End(Instant now)
    {
        if (--_flows == 0) _idleSince = now;
    }

    private static BandwidthTrace Growth(Duration roundTripTime)
    {
        var periods = new List<TracePeriod>();
        for (var rate = InitialWindow / roundTripTime; rate < Plenty; rate *= 2) periods.Add(new TracePeriod(roundTripTime, rate));
        periods.Add(new TracePeriod(roundTripTime, Plenty));
        return new BandwidthTrace(periods, TraceEnd.Hold);
    }
}
