namespace StreamLab.Cdn;

/// <summary>
/// Decides which object leaves a full cache. It is told what happens to each and keeps what it needs to know of them. The cache numbers the
/// places of its objects (slots) from 0 and gives a free one to the next object, so that a policy can keep what it knows in arrays.
/// </summary>
public interface IEvictionPolicy<TKey>
{
    /// <summary>A key that was not in the cache is now, in a slot that was free.</summary>
    void Added(int slot, TKey key, long bytes);

    /// <summary>The key in a slot was asked for.</summary>
    void Hit(int slot);

    /// <summary>The key in a slot left for another reason than <see cref="Evict"/>.</summary>
    void Removed(int slot);

    /// <summary>The slot whose key leaves now; the policy forgets it. Only asked while something is stored.</summary>
    int Evict();
}
