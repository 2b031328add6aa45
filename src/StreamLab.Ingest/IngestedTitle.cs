using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest;

/// <summary>A title that is in the catalog now.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Segments">What segments.json says.</param>
/// <param name="Notes">What of the clip was left out or is changed, a line each for people.</param>
public sealed record IngestedTitle(string Title, string Folder, SegmentIndex Segments, IReadOnlyList<string> Notes);
