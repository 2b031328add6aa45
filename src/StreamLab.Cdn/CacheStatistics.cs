namespace StreamLab.Cdn;

/// <summary>What a cache has done so far, and what it holds.</summary>
/// <param name="Hits">Requests answered from the cache.</param>
/// <param name="HitBytes">The sizes of the objects of those requests.</param>
/// <param name="Misses">Requests that had to go further.</param>
/// <param name="Evictions">Objects that made room for others.</param>
/// <param name="Objects">Objects stored now.</param>
/// <param name="Bytes">Their bytes.</param>
public readonly record struct CacheStatistics(long Hits, long HitBytes, long Misses, long Evictions, int Objects, long Bytes);
