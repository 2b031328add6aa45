namespace StreamLab.Cdn;

/// <summary>Decides which object leaves a full cache. It is told what happens to each and keeps what it needs to know of them.</summary>
public interface IEvictionPolicy<TKey>
{
    /// <summary>A key that was not in the cache is now.</summary>
    void Added(TKey key, long bytes);

    /// <summary>A stored key was asked for.</summary>
    void Hit(TKey key);

    /// <summary>A stored key left for another reason than <see cref="Evict"/>.</summary>
    void Removed(TKey key);

    /// <summary>The stored key that leaves now; the policy forgets it. Only asked while something is stored.</summary>
    TKey Evict();
}
