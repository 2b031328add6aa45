using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>The files that a segment index names, relative to their title: first the Initialization Segments, then by time.</summary>
internal static class SegmentPaths
{
    /// <param name="representation">Only of this one; null: of all.</param>
    public static IEnumerable<string> Of(SegmentIndex index, string? representation)
    {
        var wanted = index.AdaptationSets.SelectMany(set => set.Representations
            .Where(r => representation is null || r.Id == representation)
            .Select(r => (Set: set, r.Id))).ToList();
        var segments = wanted.SelectMany(w => Enumerable.Range(0, w.Set.DurationTicks.Count).Select(i => (Index: i, Path: SegmentFiles.Segment(w.Id, w.Set.StartNumber + i))));
        return [.. wanted.Select(w => SegmentFiles.Initialization(w.Id)), .. segments.OrderBy(s => s.Index).Select(s => s.Path)];
    }
}
