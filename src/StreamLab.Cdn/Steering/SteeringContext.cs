namespace StreamLab.Cdn;

/// <summary>All that a policy is told when a client asks where to go.</summary>
public sealed record SteeringContext
{
    public required Instant Now { get; init; }

    /// <summary>Tells one client from another, as well as it can be told.</summary>
    public required string Client { get; init; }

    /// <summary>What it plays.</summary>
    public required string Title { get; init; }

    /// <summary>Those that are alive, in the order of their names; at least one.</summary>
    public required IReadOnlyList<SteeringPathway> Pathways { get; init; }

    /// <summary>What the client says it used since it asked last, its present pathway first; empty with its first question.</summary>
    public IReadOnlyList<PathwayExperience> Experiences { get; init; } = [];

    /// <summary>Where the client is; null: nowhere yet, or on a pathway that is gone.</summary>
    public SteeringPathway? Current => Experiences.Count > 0 ? Pathways.FirstOrDefault(p => p.Name == Experiences[0].Pathway) : null;
}
