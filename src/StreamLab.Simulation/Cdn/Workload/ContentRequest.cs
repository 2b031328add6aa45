namespace StreamLab.Simulation.Cdn;

/// <summary>A client of a region asks for an object.</summary>
/// <param name="At">Seconds since the start.</param>
/// <param name="Region">Its place in <see cref="CdnTopology.Regions"/>.</param>
public readonly record struct ContentRequest(double At, int ContentObject, int Bytes, int Region);
