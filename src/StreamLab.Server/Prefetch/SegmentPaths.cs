using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>The files that a segment index names, relative to their title: first the Initialization Segments, then by time.</summary>
internal static class SegmentPaths
{
    /// <param name="representation">Only of this one; null: of all.</param>
    public static IEnumerable<string> Of(SegmentIndex index, string? representation) =>
        Files(index).Where(file => representation is null || file.Representation == representation).Select(file => file.Path);

    /// <summary>Each with its AdaptationSet's id.</summary>
    public static IEnumerable<(string Path, int Track)> ByTrack(SegmentIndex index) => Files(index).Select(file => (file.Path, file.Track));

    private static IEnumerable<(string Path, string Representation, int Track)> Files(SegmentIndex index)
    {
        var all = index.AdaptationSets.SelectMany(set => set.Representations.Select(r => (Set: set, r.Id))).ToList();
        var segments = all.SelectMany(of => Enumerable.Range(0, of.Set.DurationTicks.Count).Select(i => (At: i, Path: index.PathOf(SegmentFiles.Segment(of.Id, of.Set.StartNumber + i)), of)));
        return
        [
            .. all.Select(of => (index.PathOf(SegmentFiles.Initialization(of.Id)), of.Id, of.Set.Id)),
            .. segments.OrderBy(segment => segment.At).Select(segment => (segment.Path, segment.of.Id, segment.of.Set.Id)),
        ];
    }
}
