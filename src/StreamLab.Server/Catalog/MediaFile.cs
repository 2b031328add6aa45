using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>A file of a title.</summary>
/// <param name="path">On disk.</param>
/// <param name="digest">From segments.json, null where that does not know the file.</param>
internal sealed class MediaFile(string path, long length, string contentType, string? digest)
{
    private string? _digest = digest;

    public string Path => path;

    /// <summary>The digest is computed once where segments.json does not have it.</summary>
    public async ValueTask<MediaFields> DescribeAsync(CancellationToken cancellationToken)
    {
        _digest ??= ReprDigest.Of(await File.ReadAllBytesAsync(path, cancellationToken));
        return new(length, contentType, MediaType.IsImmutable(path) ? MediaFields.Immutable : MediaFields.Revalidate, _digest);
    }
}
