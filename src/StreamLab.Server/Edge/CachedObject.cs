namespace StreamLab.Server;

/// <summary>A whole file as it came from the origin.</summary>
/// <param name="FetchedAt">Timestamp of a <see cref="TimeProvider"/>.</param>
internal sealed record CachedObject(MediaFields Fields, ReadOnlyMemory<byte> Body, long FetchedAt)
{
    /// <summary>Only what never changes is stored, so nothing here grows stale; manifests and playlists are fetched each time.</summary>
    public bool MayBeStored => Fields.CacheControl.Contains("immutable", StringComparison.Ordinal);
}
