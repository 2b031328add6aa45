using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>
/// The edge's objects: from memory, or by one request to upstream for all who ask for the same object meanwhile, who read along as it arrives.
/// A fill goes on when those who wait for it leave; the next will want it.
/// </summary>
internal sealed class EdgeStore(EdgeCache<string, MediaObject> cache, Filler filler, DiskTier? disk, StoreOptions options, StoreClock clock, StoreMeter meter, CancellationToken stopping)
    : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Fill> _fills = new(StringComparer.Ordinal);
    private readonly HashSet<Fill> _running = [];
    private readonly MissingObjects _missing = new(options.NegativeLifetime);

    public CacheStatistics Statistics
    {
        get
        {
            lock (_lock) return cache.Statistics;
        }
    }

    /// <param name="key">The path, without any query: CMCD in it differs from request to request.</param>
    /// <param name="hops">The edges that the request came through.</param>
    public ValueTask<StoreAnswer> GetAsync(string key, string hops, CancellationToken cancellationToken)
    {
        Fill? fill;
        MediaObject? stored;
        bool collapsed;
        lock (_lock)
        {
            if (FindHit(key, hops, out stored) is { } hit) return ValueTask.FromResult(hit);
            collapsed = _fills.TryGetValue(key, out fill);
            fill ??= Begin(key, stored, hops, isPrefetch: false);
        }
        meter.Missed(collapsed);
        return WaitAsync(fill, stored, collapsed, cancellationToken);
    }

    /// <summary>Fetches what is not there yet, for later.</summary>
    /// <param name="ended">When it is there, or not to be had.</param>
    /// <returns>False where it is there, known to be missing, or on its way already.</returns>
    public bool TryPrefetch(string key, out Task ended)
    {
        ended = Task.CompletedTask;
        lock (_lock)
        {
            if (cache.Contains(key) || _missing.Find(key, clock.Now) is not null || _fills.ContainsKey(key)) return false;
            ended = Begin(key, stored: null, hops: "", isPrefetch: true).Ended;
            return true;
        }
    }

    /// <summary>Asks upstream on the edge's own account: no request of a client is counted.</summary>
    /// <returns>The whole of it; null where it is not to be had.</returns>
    public async Task<MediaBody?> FetchAsync(string key, CancellationToken cancellationToken)
    {
        Fill fill;
        lock (_lock) fill = _fills.GetValueOrDefault(key) ?? Begin(key, cache.TryGet(key, out var stored) ? stored : null, hops: "", isPrefetch: false);
        var head = await fill.Head.WaitAsync(cancellationToken);
        return head.Object is { Body: var body } && await body.WholeAsync(cancellationToken) ? body : null;
    }

    /// <summary>Removes what is meant, also what is on its way.</summary>
    /// <returns>How many stored objects that were.</returns>
    public int Purge(Predicate<string> isMeant)
    {
        lock (_lock)
        {
            foreach (var fill in _fills.Values.Where(fill => isMeant(fill.Key)).ToList())
            {
                fill.IsDoomed = true;
                _fills.Remove(fill.Key);
            }
            _missing.Remove(isMeant);
            disk?.Purge(isMeant);
            var purged = cache.RemoveAll(isMeant);
            meter.Purged(purged);
            return purged;
        }
    }

    /// <summary>Returns when no fill is under way any more; they end when the edge stops.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_lock) running = [.. _running.Select(fill => fill.Ended)];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        filler.Dispose();
    }

    private StoreAnswer? FindHit(string key, string hops, out MediaObject? stored)
    {
        stored = null;
        var now = clock.Now;
        if (_missing.Find(key, now) is { } missing)
        {
            meter.NegativeHit();
            return new(CacheResult.Hit(null, "negative"), null, missing, 0);
        }
        if (!cache.TryGet(key, out stored)) return null;
        var staleness = stored.Freshness.At(now);
        if (staleness == Staleness.MustRevalidate) return null;
        if (staleness == Staleness.Fresh)
        {
            meter.Hit();
            return Stored(stored, now, null);
        }
        if (!_fills.ContainsKey(key)) Begin(key, stored, hops, isPrefetch: false);
        meter.StaleHit();
        return Stored(stored, now, "stale-while-revalidate");
    }

    private async ValueTask<StoreAnswer> WaitAsync(Fill fill, MediaObject? stored, bool collapsed, CancellationToken cancellationToken)
    {
        var standIn = stored?.Freshness.MayStandInAt(clock.Now) == true ? stored : null;
        var head = await HeadAsync(fill, hurried: standIn is not null, cancellationToken);
        if (head is { IsFromDisk: true, Object: { } onDisk })
        {
            meter.DiskHit();
            return Stored(onDisk, clock.Now, "disk");
        }
        var result = new CacheResult { Forward = fill.Stale is null ? "miss" : "stale", ForwardStatus = head.Status, Collapsed = collapsed, Before = head.CacheStatus };
        if (head.Object is not { } found)
        {
            if (standIn is null || head.IsMissing) return new(result, null, head.Problem, 0);
            meter.StoodIn();
            return Stored(standIn, clock.Now, null) with { Result = result with { TimeToLive = standIn.Freshness.TimeToLiveAt(clock.Now), Detail = "stale-if-error" } };
        }
        return new(result with { Stored = head.MayBeStored, TimeToLive = head.MayBeStored ? found.Freshness.TimeToLiveAt(clock.Now) : null }, found, null, AgeOf(found));
    }

    /// <summary>Where something stale may stand in, nobody waits long for an upstream that does not answer.</summary>
    private async Task<FillHead> HeadAsync(Fill fill, bool hurried, CancellationToken cancellationToken)
    {
        try
        {
            return await fill.Head.WaitAsync(hurried ? options.PatienceWhenStale : Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (TimeoutException)
        {
            return FillHead.Failed(new(504, "upstream did not answer in time"));
        }
    }

    private StoreAnswer Stored(MediaObject found, Instant now, string? detail) =>
        new(CacheResult.Hit(found.Freshness.TimeToLiveAt(now), detail), found, null, AgeOf(found));

    private long AgeOf(MediaObject found) => (long)found.Freshness.AgeAt(clock.Now).Seconds;

    /// <summary>Within the lock.</summary>
    private Fill Begin(string key, MediaObject? stored, string hops, bool isPrefetch)
    {
        var fill = new Fill(key, stored, hops, isPrefetch);
        _fills.Add(key, fill);
        _running.Add(fill);
        fill.Ended = Task.Run(() => RunAsync(fill), CancellationToken.None);
        return fill;
    }

    private async Task RunAsync(Fill fill)
    {
        var head = FillHead.Failed(new(502, "the fill failed"));
        try
        {
            using var transfer = await filler.BeginAsync(fill, stopping);
            head = Judge(fill, transfer.Head);
            fill.Answer(head);
            await transfer.PumpAsync(stopping);
        }
        finally
        {
            fill.Answer(head);
            End(fill, head);
        }
    }

    /// <summary>
    /// What is known as soon as upstream has answered: an object that was asked for anew goes on; what may not be kept serves those who waited, and
    /// whoever comes later asks again.
    /// </summary>
    private FillHead Judge(Fill fill, FillHead head)
    {
        lock (_lock)
        {
            var isKept = head is { MayBeStored: true, Object: { } found } && !fill.IsDoomed && SizeOf(fill.Key, found) <= cache.Capacity.Bytes;
            if (!isKept) Forget(fill);
            if (head.IsMissing && !fill.IsDoomed) _missing.Add(fill.Key, head.Problem!, clock.Now);
            var isOfAnother = head is { Object: null, Status: 304 }; // its tag would bring the same answer each time
            if (head.IsMissing || isOfAnother || head.Object is not null && !isKept) cache.Remove(fill.Key);
            return head with { MayBeStored = isKept };
        }
    }

    private void End(Fill fill, FillHead head)
    {
        lock (_lock)
        {
            Forget(fill);
            _running.Remove(fill);
            if (head is { MayBeStored: true, Object: { Body.IsWhole: true } found } && !fill.IsDoomed)
            {
                var whole = found with { Fields = found.Described };
                cache.TryStore(fill.Key, whole, SizeOf(fill.Key, whole));
                if (!head.IsFromDisk) disk?.Keep(fill.Key, whole);
            }
        }
        if (head.IsFromDisk) return;
        if (head.Status == 304) meter.Revalidated();
        meter.FillEnded(failed: !head.IsMissing && head.Object is not { Body.IsWhole: true });
    }

    private void Forget(Fill fill)
    {
        if (_fills.GetValueOrDefault(fill.Key) == fill) _fills.Remove(fill.Key);
    }

    /// <summary>The body and about what the rest of it takes: a million empty objects are not free.</summary>
    private static long SizeOf(string key, MediaObject found) => (found.Body.Length ?? 0) + 512 + 2L * key.Length;
}
