namespace StreamLab.Server;

/// <summary>One way in which an edge breaks, for which requests, and for how long.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Which paths it hits.</summary>
    public PathPattern Path { get; init; } = PathPattern.Any;

    /// <summary>The part of those requests that it hits, drawn with the edge's seed.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How many requests it hits at most; null: any number.</summary>
    public int? Count { get; init; }

    /// <summary>How long it lasts; null: until it is mended.</summary>
    public Duration? For { get; init; }

    /// <summary>Of <see cref="FaultKind.Delay"/>.</summary>
    public Duration Time { get; init; } = Duration.FromSeconds(1);

    /// <summary>Of <see cref="FaultKind.Error"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Goes out with <see cref="FaultKind.Error"/> as Retry-After, in whole seconds.</summary>
    public Duration? RetryAfter { get; init; }

    /// <summary>As <see cref="FaultCommand"/> spells it.</summary>
    public string Name => Kind.ToString().ToLowerInvariant();
}
