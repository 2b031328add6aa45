namespace StreamLab.Player;

/// <summary>What a summary says of a session beside its figures: what was played, and how it was asked for.</summary>
/// <param name="Media">Name of what was played.</param>
/// <param name="Trace">Name of the trace in a simulation; else null.</param>
/// <param name="Pathways">serviceLocations, by index.</param>
public sealed record SessionLabels(
    string Abr, string PathwaySelector, string Estimator, string InformationSet, string Media, string? Trace, int Seed, IReadOnlyList<string> Pathways);
