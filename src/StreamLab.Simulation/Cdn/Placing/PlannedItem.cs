namespace StreamLab.Simulation.Cdn;

/// <summary>A Representation of a title that is put on a server, or the part of it that has its place there.</summary>
/// <param name="Title">Its place in the catalogue.</param>
/// <param name="Representation">Its place in the title.</param>
/// <param name="Objects">Its Segments that have their place there.</param>
/// <param name="HitRatio">Requests that it will answer / requests that will come to the server.</param>
public sealed record PlannedItem(int Title, int Representation, long Bytes, IReadOnlyList<int> Objects, double HitRatio);
