namespace StreamLab.Simulation.Cdn;

/// <summary>Somebody who watches a title.</summary>
/// <param name="At">When it asks for <paramref name="Segment"/>, seconds since the start.</param>
/// <param name="Left">Segments it still wants, this one included.</param>
internal readonly record struct Viewer(double At, int Title, int Representation, int Segment, int Left, int Region);
