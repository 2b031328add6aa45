namespace StreamLab.Cdn;

/// <summary>What <c>streamlab list</c> shows of a policy, and how it is made.</summary>
public sealed record SteeringPolicyDescriptor
{
    public required string Name { get; init; }

    /// <summary>What it does, in one phrase.</summary>
    public required string Summary { get; init; }

    /// <summary>Paper or code it follows.</summary>
    public required string Source { get; init; }

    public IReadOnlyList<SteeringParameter> Parameters { get; init; } = [];

    /// <summary>Makes a fresh one with a seed; throws <see cref="FormatException"/> for a bad value.</summary>
    internal Func<SteeringArguments, int, ISteeringPolicy> Create { get; init; } = null!;
}
