namespace StreamLab.Cdn;

/// <summary>How long a stored response may be used (RFC 9111 section 4.2), and how long after that (RFC 5861).</summary>
/// <param name="BornAt">When its age was zero.</param>
/// <param name="Lifetime">The age up to which it is fresh.</param>
/// <param name="WhileRevalidating">How long after that it may be used while it is asked for anew.</param>
/// <param name="OnError">How long after that it may be used when asking anew fails.</param>
public readonly record struct Freshness(Instant BornAt, Duration Lifetime, Duration WhileRevalidating, Duration OnError)
{
    /// <summary>The field Date knows whole seconds: so much of an apparent age may be rounding.</summary>
    private static readonly Duration DateResolution = Duration.FromSeconds(1);

    /// <summary>
    /// An explicit stale-while-revalidate or stale-if-error holds unless must-revalidate, proxy-revalidate or no-cache forbids it; s-maxage alone,
    /// which implies proxy-revalidate by the letter, does not take back what stands beside it: so do the large CDNs.
    /// </summary>
    /// <param name="receivedAt">When the response's first byte was there, by the cache's clock.</param>
    /// <param name="delay">Since the request was sent: the response may be so much older (RFC 9111 section 4.2.3).</param>
    /// <param name="receivedOn">The same moment by the calendar, to compare with the field Date.</param>
    public static Freshness Of(CachingFacts facts, Instant receivedAt, Duration delay, DateTimeOffset receivedOn)
    {
        var apparent = facts.Date is { } date ? Duration.FromTimeSpan(receivedOn - date) - DateResolution : Duration.Zero;
        var age = Duration.Max(apparent, Duration.Max(facts.Age, Duration.Zero) + delay);
        var mayBeStale = !facts.Control.MustRevalidate && !facts.Control.NoCache;
        return new(receivedAt - age, facts.Lifetime,
            mayBeStale ? facts.Control.StaleWhileRevalidate ?? Duration.Zero : Duration.Zero,
            mayBeStale ? facts.Control.StaleIfError ?? Duration.Zero : Duration.Zero);
    }

    public Duration AgeAt(Instant now) => Duration.Max(now - BornAt, Duration.Zero);

    /// <summary>Below zero: so long has it been stale.</summary>
    public Duration TimeToLiveAt(Instant now) => Lifetime - AgeAt(now);

    public Staleness At(Instant now)
    {
        var left = TimeToLiveAt(now);
        return left > Duration.Zero ? Staleness.Fresh
            : left + WhileRevalidating > Duration.Zero ? Staleness.UsableWhileRevalidating
            : Staleness.MustRevalidate;
    }

    /// <summary>Whether it may stand in for an upstream that fails.</summary>
    public bool MayStandInAt(Instant now) => TimeToLiveAt(now) + Duration.Max(OnError, WhileRevalidating) > Duration.Zero;
}
