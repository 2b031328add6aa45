namespace StreamLab.Server;

/// <summary>What an edge's store has done since it started: the figures that metrics are made of. A request is one of hits and misses.</summary>
/// <param name="Requests">Media requests that reached the store.</param>
/// <param name="Hits">Answered from the cache at once.</param>
/// <param name="Stale">Requests answered with a stale object: hits while it is revalidated, misses because upstream failed (RFC 5861).</param>
/// <param name="NegativeHits">Answered 404 or 410 from memory.</param>
/// <param name="Misses">Had to wait: for upstream, or for the disk.</param>
/// <param name="DiskHits">Misses that were answered from disk.</param>
/// <param name="Collapsed">Misses that joined a fill that was under way.</param>
/// <param name="Fills">Requests to upstream: for misses, revalidation in the background, prefetch and warm-up.</param>
/// <param name="FailedFills">Fills that ended without an object and without the news that there is none.</param>
/// <param name="Revalidated">Fills that upstream answered 304.</param>
/// <param name="Prefetched">Fills that nobody had asked for yet: prefetch and warm-up.</param>
/// <param name="Purged">Objects removed by command.</param>
/// <param name="UpstreamBytes">Bytes of bodies received from upstream.</param>
/// <param name="FillsUnderWay">Fills at this moment.</param>
public sealed record EdgeCounters(
    long Requests, long Hits, long Stale, long NegativeHits, long Misses, long DiskHits, long Collapsed, long Fills, long FailedFills, long Revalidated,
    long Prefetched, long Purged, long UpstreamBytes, int FillsUnderWay);
