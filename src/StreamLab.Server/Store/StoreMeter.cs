namespace StreamLab.Server;

/// <summary>Counts what a store does; safe from any thread.</summary>
internal sealed class StoreMeter
{
    private long _hits, _staleHits, _negativeHits, _diskHits, _misses, _collapsed, _fills, _fillsEnded, _failedFills, _revalidated, _prefetched, _purged, _upstreamBytes;

    public EdgeCounters Counters => new(
        _hits + _misses, _hits, _staleHits, _negativeHits, _misses, _diskHits, _collapsed, _fills, _failedFills, _revalidated, _prefetched, _purged, _upstreamBytes,
        (int)(_fills - _fillsEnded));

    public void Hit() => Interlocked.Increment(ref _hits);

    public void StaleHit()
    {
        Hit();
        Interlocked.Increment(ref _staleHits);
    }

    /// <summary>A miss after all: something stale was served because upstream failed.</summary>
    public void StoodIn() => Interlocked.Increment(ref _staleHits);

    public void NegativeHit()
    {
        Hit();
        Interlocked.Increment(ref _negativeHits);
    }

    /// <summary>A miss in memory that upstream was not asked for.</summary>
    public void DiskHit() => Interlocked.Increment(ref _diskHits);

    public void Missed(bool collapsed)
    {
        Interlocked.Increment(ref _misses);
        if (collapsed) Interlocked.Increment(ref _collapsed);
    }

    public void FillBegan(bool prefetch)
    {
        Interlocked.Increment(ref _fills);
        if (prefetch) Interlocked.Increment(ref _prefetched);
    }

    public void FillEnded(bool failed)
    {
        Interlocked.Increment(ref _fillsEnded);
        if (failed) Interlocked.Increment(ref _failedFills);
    }

    public void Revalidated() => Interlocked.Increment(ref _revalidated);

    public void Purged(int objects) => Interlocked.Add(ref _purged, objects);

    public void Received(int bytes) => Interlocked.Add(ref _upstreamBytes, bytes);
}
