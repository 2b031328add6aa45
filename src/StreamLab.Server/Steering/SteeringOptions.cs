using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>How an origin steers players.</summary>
public sealed record SteeringOptions
{
    /// <summary>The shortest and the longest time after which players may be told to ask again. Some players wait for 5 s in any case.</summary>
    public static readonly Duration ShortestTtl = Duration.FromSeconds(1), LongestTtl = Duration.FromSeconds(3600);

    /// <summary>One of <see cref="SteeringPolicies.All"/>, with its parameters.</summary>
    public string Policy { get; init; } = SteeringPolicies.Default;

    /// <summary>After what time players ask again; whole seconds.</summary>
    public Duration Ttl { get; init; } = Duration.FromSeconds(10);

    /// <summary>Of policies that draw lots.</summary>
    public int Seed { get; init; } = 1;
}
