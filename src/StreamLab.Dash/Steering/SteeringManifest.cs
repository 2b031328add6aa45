namespace StreamLab.Dash.Steering;

/// <summary>
/// What a steering server answers: which pathways to prefer, and when to ask again. DASH (ETSI TS 103 998) and HLS (RFC 8216bis, 7.1) share it.
/// </summary>
public sealed record SteeringManifest
{
    /// <summary>Where an answer says nothing else, in seconds as in the answer.</summary>
    public const int DefaultTtlSeconds = 300;

    /// <summary>When to ask again, from the answer on.</summary>
    public required Duration Ttl { get; init; }

    /// <summary>Where to ask next, relative to where this came from; null: there again.</summary>
    public string? ReloadUri { get; init; }

    /// <summary>Pathway names, the most preferred first; what is not named is not to be used while one of these works.</summary>
    public required IReadOnlyList<string> Priority { get; init; }

    /// <summary>Pathways that the player's manifest does not have.</summary>
    public IReadOnlyList<PathwayClone> Clones { get; init; } = [];
}
