namespace StreamLab.Player;

/// <summary>A manifest was read.</summary>
public sealed record ManifestEvent : SessionEvent
{
    /// <summary>Where it came from, after redirects.</summary>
    public required string Url { get; init; }

    /// <summary>What of it could not be used, in one line; null when all is well.</summary>
    public required string? Warning { get; init; }
}
