namespace StreamLab.Server;

/// <summary>An edge's cache: see <see cref="Cdn.CacheStatistics"/>.</summary>
public sealed record EdgeCacheStatus(string Policy, double CapacityBytes, long Bytes, int Objects, long Hits, long Misses, long Evictions);
