namespace StreamLab.Player;

/// <summary>What came of running an input log again.</summary>
/// <param name="Inputs">How many inputs were run.</param>
/// <param name="Commands">How many commands were equal.</param>
/// <param name="Difference">The first command that differs, in one line; null when none does.</param>
/// <param name="Summary">The figures of the session, as the fresh core has them.</param>
public sealed record ReplayResult(int Inputs, int Commands, string? Difference, SessionSummary Summary);
