namespace StreamLab.Ingest.Ladders;

/// <summary>The encodings that a title is offered in.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Rungs">In ascending order of bitrate, at least one.</param>
public sealed record BitrateLadder(string Name, IReadOnlyList<Rung> Rungs);
