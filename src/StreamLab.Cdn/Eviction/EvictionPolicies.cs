namespace StreamLab.Cdn;

/// <summary>The policies that <c>--policy</c> knows, one a file beside this one.</summary>
public static class EvictionPolicies
{
    public static IReadOnlyList<string> Names { get; } =
    [
        LruPolicy<string>.Name, FifoPolicy<string>.Name, LfuPolicy<string>.Name, SievePolicy<string>.Name, S3FifoPolicy<string>.Name, WTinyLfuPolicy<string>.Name,
    ];

    /// <returns>A fresh policy, null for an unknown name.</returns>
    public static IEvictionPolicy<TKey>? Create<TKey>(string name) where TKey : notnull => name switch
    {
        LruPolicy<TKey>.Name => new LruPolicy<TKey>(),
        FifoPolicy<TKey>.Name => new FifoPolicy<TKey>(),
        LfuPolicy<TKey>.Name => new LfuPolicy<TKey>(),
        SievePolicy<TKey>.Name => new SievePolicy<TKey>(),
        S3FifoPolicy<TKey>.Name => new S3FifoPolicy<TKey>(),
        WTinyLfuPolicy<TKey>.Name => new WTinyLfuPolicy<TKey>(),
        _ => null,
    };
}
