using StreamLab.Dash.Cmaf;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Packaging;

/// <summary>A Representation whose files are written.</summary>
/// <param name="StartTicks">Decode time of its first sample.</param>
/// <param name="DurationTicks">Length of each Segment.</param>
/// <param name="Representation">Everything that the index says of it.</param>
internal sealed record PackagedTrack(Track Track, long StartTicks, IReadOnlyList<long> DurationTicks, RepresentationIndex Representation);
