namespace StreamLab.Cdn;

/// <summary>What of a response decides how long it may be kept and used.</summary>
public sealed record CachingFacts
{
    public required int Status { get; init; }
    public CacheControl Control { get; init; } = CacheControl.Parse(null);

    /// <summary>When it was made, by the clock of who made it; null: not said.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Null: not said. A date that cannot be read is <see cref="DateTimeOffset.MinValue"/>: in the past (RFC 9111 section 5.3).</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The field Age: what it spent in caches on its way.</summary>
    public Duration Age { get; init; } = Duration.Zero;

    /// <summary>It has an ETag or Last-Modified by which it can be asked for anew.</summary>
    public bool HasValidator { get; init; }

    /// <summary>The names in the field Vary.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    public bool SetsCookie { get; init; }

    /// <summary>
    /// Whether a shared cache that passes none of its clients' fields on may keep it: a whole object that is for all, and that can be used again without
    /// or after asking. Vary is harmless where it names what such a cache never sends: then all clients get what a client without that field gets.
    /// </summary>
    public bool MayBeStored =>
        Status == 200
        && !Control.NoStore && !Control.Private && !SetsCookie
        && Vary.All(name => name.ToLowerInvariant() is "accept-encoding" or "origin")
        && (HasValidator || Lifetime > Duration.Zero);

    /// <summary>RFC 9111 section 4.2.1, without heuristics: what says nothing is stale at once.</summary>
    public Duration Lifetime =>
        Control.NoCache ? Duration.Zero
        : Control.Lifetime ?? (Expires is { } expires && Date is { } date && expires > date ? Duration.FromTimeSpan(expires - date) : Duration.Zero);
}
