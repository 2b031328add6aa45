namespace StreamLab.Server;

/// <summary>What came of the objects that were fetched because players named them.</summary>
/// <param name="Fetched">All of them.</param>
/// <param name="Asked">Those that somebody asked for then.</param>
/// <param name="InVain">Those that nobody asked for while it could be expected.</param>
/// <param name="Disbelieved">Sessions that are believed no longer.</param>
internal sealed record PrefetchCounts(long Fetched, long Asked, long InVain, int Disbelieved)
{
    /// <summary>Of those of which it is known.</summary>
    public double ShareInVain => InVain == 0 ? 0 : (double)InVain / (Asked + InVain);

    public static void AddTo(ServerMetrics metrics, Func<PrefetchCounts> counts)
    {
        var make = metrics.Factory;
        var fetched = make.CreateCounter("streamlab_prefetch_objects_total", "Objects fetched because a player named them as its next (CMCD nor).");
        var unasked = make.CreateCounter("streamlab_prefetch_unasked_total", "Those of them that nobody asked for.");
        var share = make.CreateGauge("streamlab_prefetch_unasked_ratio", "Those that nobody asked for, of those of which it is known.");
        var disbelieved = make.CreateGauge("streamlab_prefetch_disbelieved_sessions", "Sessions whose word is not believed any more.");
        metrics.BeforeReading(() =>
        {
            var now = counts();
            fetched.IncTo(now.Fetched);
            unasked.IncTo(now.InVain);
            share.Set(now.ShareInVain);
            disbelieved.Set(now.Disbelieved);
        });
    }
}
