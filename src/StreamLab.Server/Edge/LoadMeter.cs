namespace StreamLab.Server;

/// <summary>Turns what an edge has served in all into what it serves now.</summary>
internal sealed class LoadMeter(Func<EdgeStatus> status, TimeProvider time)
{
    private long _lastBytes, _lastAt = time.GetTimestamp();

    /// <summary>Since the last time that somebody asked.</summary>
    public EdgeReport Take()
    {
        var (now, at) = (status(), time.GetTimestamp());
        var seconds = time.GetElapsedTime(_lastAt, at).TotalSeconds;
        var kbps = seconds > 0 ? (now.BytesServed - _lastBytes) * 8 / seconds / 1000 : 0;
        (_lastBytes, _lastAt) = (now.BytesServed, at);
        return new(now.Clients, kbps, now.Shaping.RateKbps, now.Shaping.RttMs);
    }
}
