namespace StreamLab.Server;

/// <summary>How the cache took part in a response.</summary>
/// <param name="Collapsed">It waited for a fill that another request had begun.</param>
internal readonly record struct CacheResult(bool IsHit, bool Stored, bool Collapsed)
{
    public static readonly CacheResult Hit = new(true, false, false);

    /// <summary>The field Cache-Status (RFC 9211).</summary>
    public string ToField(string server) => IsHit
        ? $"{server}; hit"
        : $"{server}; fwd=miss{(Stored ? "; stored" : "")}{(Collapsed ? "; collapsed" : "")}";
}
