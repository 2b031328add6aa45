namespace StreamLab.Simulation.Cdn;

/// <summary>One encoding of a title.</summary>
/// <param name="Share">Of the title's viewers that get it, among those of the same content type.</param>
/// <param name="SegmentBytes">Size of each Segment.</param>
public sealed record CatalogueRepresentation(string Id, ContentType ContentType, double Share, IReadOnlyList<int> SegmentBytes)
{
    /// <summary>Of the first Segment; the others count on.</summary>
    public long StartNumber { get; init; } = 1;

    /// <summary>Size of the Initialization Segment; 0 where there is none.</summary>
    public long InitializationBytes { get; init; }
}
