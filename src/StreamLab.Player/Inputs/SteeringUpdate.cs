namespace StreamLab.Player;

/// <summary>What a steering server wants of a player.</summary>
/// <param name="Priority">Pathway names, the most preferred first; the others are for when none of these works.</param>
/// <param name="NewPathways">Names of pathways that the driver can fetch from since now; known ones are passed over.</param>
/// <param name="Ttl">For how long it holds; zero: until somebody says something else.</param>
public sealed record SteeringUpdate(IReadOnlyList<string> Priority, IReadOnlyList<string> NewPathways, Duration Ttl);
