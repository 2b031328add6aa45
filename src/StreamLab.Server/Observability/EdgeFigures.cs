namespace StreamLab.Server;

/// <summary>What only an edge can say of itself: its cache, its clients, its uplink.</summary>
internal static class EdgeFigures
{
    public static void AddTo(ServerMetrics metrics, Func<EdgeStatus> status, Func<Duration> waited)
    {
        var make = metrics.Factory;
        var bytes = make.CreateCounter("streamlab_media_bytes_total", "Bytes of media bodies written, whole or not.");
        var wait = make.CreateCounter("streamlab_shaped_wait_seconds_total", "Time that bodies waited for the shaper.");
        var cached = make.CreateGauge("streamlab_cache_bytes", "Bytes in the cache.");
        var objects = make.CreateGauge("streamlab_cache_objects", "Objects in the cache.");
        var evictions = make.CreateCounter("streamlab_cache_evictions_total", "Objects that had to leave the cache.");
        var clients = make.CreateGauge("streamlab_clients", "Clients that asked for something in the last ten seconds.");
        var uplink = make.CreateGauge("streamlab_uplink_bits_per_second", "What the uplink lets through now.");
        metrics.BeforeReading(() =>
        {
            var now = status();
            bytes.IncTo(now.BytesServed);
            wait.IncTo(waited().Seconds);
            cached.Set(now.Cache.Bytes);
            objects.Set(now.Cache.Objects);
            evictions.IncTo(now.Cache.Evictions);
            clients.Set(now.Clients);
            uplink.Set(now.Shaping.RateKbps * 1000 ?? double.PositiveInfinity);
        });
    }
}
