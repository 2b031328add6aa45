namespace StreamLab.Simulation.Cdn;

/// <summary>Something to watch.</summary>
/// <param name="Weight">How often it is asked for beside the others; any unit.</param>
public sealed record CatalogueTitle(string Name, double Weight, IReadOnlyList<CatalogueRepresentation> Representations);
