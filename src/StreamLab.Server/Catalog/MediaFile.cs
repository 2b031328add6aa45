using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>A file of a title.</summary>
/// <param name="path">On disk.</param>
/// <param name="writtenOn">Its time of last modification.</param>
/// <param name="digest">From segments.json, null where that does not know the file.</param>
/// <param name="cmsd">Its CMSD-Static, null where segments.json does not know the file.</param>
internal sealed class MediaFile(string path, long length, string contentType, DateTimeOffset writtenOn, string? digest, string? cmsd)
{
    private readonly DateTimeOffset _writtenOn = new(writtenOn.UtcTicks - (writtenOn.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero); // HTTP knows whole seconds
    private string? _digest = digest;

    public string Path => path;

    /// <summary>The digest is computed once where segments.json does not have it.</summary>
    public async ValueTask<MediaFields> DescribeAsync(CancellationToken cancellationToken)
    {
        _digest ??= ReprDigest.Of(await File.ReadAllBytesAsync(path, cancellationToken));
        return new(length, contentType, MediaType.IsImmutable(path) ? MediaFields.Immutable : MediaFields.Short, _digest) { LastModified = _writtenOn, Cmsd = cmsd };
    }
}
