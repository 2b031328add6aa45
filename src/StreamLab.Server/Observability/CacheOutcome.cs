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
        var own = field[(field.LastIndexOf(", ", StringComparison.Ordinal) + 1)..]; // caches nearer to the origin stand before
        foreach (var part in own.Split(';', StringSplitOptions.TrimEntries).Skip(1))
        {
            if (part == "hit") name = "hit";
            if (part.StartsWith("fwd=", StringComparison.Ordinal) && Reasons.Contains(part[4..])) name = part[4..];
            collapsed |= part is "collapsed" or "collapsed=?1";
        }
        return new(name, collapsed);
    }
}
