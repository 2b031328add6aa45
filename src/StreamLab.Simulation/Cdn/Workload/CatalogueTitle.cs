namespace StreamLab.Simulation.Cdn;

/// <summary>Something to watch.</summary>
/// <param name="Weight">How often it is asked for beside the others; any unit.</param>
public sealed record CatalogueTitle(string Name, double Weight, IReadOnlyList<CatalogueRepresentation> Representations)
{
    /// <summary>Folder of its media below its own (<see cref="Dash.SegmentIndexes.SegmentIndex.Version"/>).</summary>
    public string? Version { get; init; }

    /// <summary>Path on a server.</summary>
    /// <param name="file">Of this version, as <see cref="Dash.SegmentIndexes.SegmentFiles"/> names it.</param>
    public string PathOf(string file) => Version is null ? $"{Name}/{file}" : $"{Name}/{Version}/{file}";
}
