using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>The segment index of a title, or of one of its versions, fetched by the edge for itself.</summary>
internal static class TitleIndex
{
    private const int Largest = 16 * 1024 * 1024;

    /// <returns>Null where upstream has none, or none that can be read.</returns>
    public static async Task<SegmentIndex?> ReadAsync(EdgeStore store, string folder, CancellationToken cancellationToken)
    {
        if (!MediaPath.TryParse($"/{folder}/{SegmentFiles.SegmentIndex}", out var key)) return null;
        if (await store.FetchAsync(key, cancellationToken) is not { Length: { } length and <= Largest } body) return null;
        return SegmentIndexJson.Read(body.Slice(new(0, length, false)).Span).TryGet(out var index, out _) ? index : null;
    }
}
