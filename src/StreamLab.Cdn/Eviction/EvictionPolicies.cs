namespace StreamLab.Cdn;

/// <summary>The policies that <c>--policy</c> knows, one a file beside this one.</summary>
public static class EvictionPolicies
{
    public static IReadOnlyList<string> Names { get; } = [LruPolicy<string>.Name];

    /// <returns>A fresh policy, null for an unknown name.</returns>
    public static IEvictionPolicy<TKey>? Create<TKey>(string name) where TKey : notnull => name switch
    {
        LruPolicy<TKey>.Name => new LruPolicy<TKey>(),
        _ => null,
    };
}
