namespace StreamLab.Server;

/// <summary>How a cache took part in a response, from the field Cache-Status (RFC 9211) that it set.</summary>
/// <param name="Name"><c>hit</c>, <c>miss</c>, <c>stale</c> or what else made it go forward.</param>
/// <param name="Collapsed">It waited for a fill that another request had begun.</param>
internal readonly record struct CacheOutcome(string Name, bool Collapsed)
{
    private static readonly string[] Reasons = ["miss", "stale", "uri-miss", "vary-miss", "partial", "request", "bypass", "method"];

    /// <returns>Null without the field.</returns>
    public static CacheOutcome? Of(string field)
    {
        if (field.Length == 0) return null;
        var name = "other";
        var collapsed = false;
        var own = field.AsSpan(field.LastIndexOf(", ", StringComparison.Ordinal) + 1); // caches nearer to the origin stand before
        var parts = own.Split(';');
        parts.MoveNext(); // the cache's name
        while (parts.MoveNext())
        {
            var part = own[parts.Current].Trim();
            if (part is "hit") name = "hit";
            if (part.StartsWith("fwd=") && ReasonIn(part[4..]) is { } reason) name = reason;
            collapsed |= part is "collapsed" or "collapsed=?1";
        }
        return new(name, collapsed);
    }

    private static string? ReasonIn(ReadOnlySpan<char> value)
    {
        foreach (var reason in Reasons)
            if (value.SequenceEqual(reason)) return reason;
        return null;
    }
}
