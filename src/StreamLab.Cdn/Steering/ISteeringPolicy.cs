namespace StreamLab.Cdn;

/// <summary>
/// Decides which pathway each client should prefer. Time is handed in, randomness is seeded, what is remembered is bounded; one caller at a time.
/// </summary>
public interface ISteeringPolicy
{
    /// <returns>The pathways in order of preference: each at most once, at least one.</returns>
    IReadOnlyList<SteeringPathway> Rank(SteeringContext context);
}
