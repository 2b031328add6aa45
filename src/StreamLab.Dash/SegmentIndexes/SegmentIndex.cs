using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>
/// Our description of one packaged title, down to the size and digest of each Segment. The packager makes it; manifest.mpd, master.m3u8 and
/// segments.json are all written from it, and simulations are fed with it. Written and read by <see cref="SegmentIndexJson"/>.
/// </summary>
public sealed record SegmentIndex
{
    /// <summary>The version of segments.json that this code writes, and the only one it reads.</summary>
    public const string CurrentSchema = "streamlab-segments/1";

    private const int VersionBytes = 6;

    [JsonRequired]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Folder of the media below the title's own, named after what is in it: media that is made anew has new URLs, so that no cache ever holds the old in its
    /// place. Null: the media lies in the title's folder itself, as titles of before have it.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>Length of the Presentation (MPD@mediaPresentationDuration).</summary>
    public required Duration Duration { get; init; }

    /// <summary>The buffer that makes each declared bandwidth true (MPD@minBufferTime, ISO 23009-1 5.3.5.2).</summary>
    public required Duration MinBufferTime { get; init; }

    public required IReadOnlyList<AdaptationSetIndex> AdaptationSets { get; init; }

    /// <summary>Relative to the title's folder.</summary>
    /// <param name="file">Of this version, as <see cref="SegmentFiles"/> names it.</param>
    public string PathOf(string file) => Version is null ? file : $"{Version}/{file}";

    /// <summary>The same with the version that its Segments' digests make: other media has another, the same media the same.</summary>
    public SegmentIndex WithVersion()
    {
        var digests = AdaptationSets.SelectMany(set => set.Representations).SelectMany(r => r.Digests.Prepend(r.Initialization.Digest));
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(digests)));
        return this with { Version = $"v-{Convert.ToHexStringLower(hash.AsSpan(0, VersionBytes))}" };
    }

    /// <summary>The media description with exact sizes; times are ticks / timescale with the presentation time offset taken off.</summary>
    public Presentation ToPresentation() =>
        new(Title, Duration, [new Period("0", Duration.Zero, Duration, [.. AdaptationSets.Select(set => set.ToAdaptationSet())])]);
}
