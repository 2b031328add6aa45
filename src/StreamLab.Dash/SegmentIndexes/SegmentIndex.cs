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

    [JsonRequired]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Length of the Presentation (MPD@mediaPresentationDuration).</summary>
    public required Duration Duration { get; init; }

    /// <summary>The buffer that makes each declared bandwidth true (MPD@minBufferTime, ISO 23009-1 5.3.5.2).</summary>
    public required Duration MinBufferTime { get; init; }

    public required IReadOnlyList<AdaptationSetIndex> AdaptationSets { get; init; }

    /// <summary>The media description with exact sizes; times are ticks / timescale with the presentation time offset taken off.</summary>
    public Presentation ToPresentation() =>
        new(Title, Duration, [new Period("0", Duration.Zero, Duration, [.. AdaptationSets.Select(set => set.ToAdaptationSet())])]);
}
