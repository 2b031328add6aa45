using System.Text;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Client.Tests;

/// <summary>A segments.json for <see cref="TestManifest"/>: every segment has exactly its declared rate.</summary>
internal static class TestIndex
{
    public static string Text(int segments) => Encoding.UTF8.GetString(SegmentIndexJson.Write(new SegmentIndex
    {
        Title = "Test",
        Duration = Duration.FromSeconds(segments * 2),
        MinBufferTime = Duration.FromSeconds(2),
        AdaptationSets =
        [
            new AdaptationSetIndex
            {
                Id = 0,
                ContentType = ContentType.Video,
                Timescale = 1,
                DurationTicks = [.. Enumerable.Repeat(2L, segments)],
                Representations = [Of("low", 500, segments), Of("mid", 1500, segments), Of("high", 4000, segments)],
            },
        ],
    }));

    private static RepresentationIndex Of(string id, int kbps, int segments) => new()
    {
        Id = id,
        Bandwidth = Bitrate.FromKbps(kbps),
        AverageBandwidth = Bitrate.FromKbps(kbps),
        Codecs = "avc1.64001E",
        Initialization = new InitializationIndex(800, ReprDigest.Of([])),
        Bytes = [.. Enumerable.Repeat(kbps * 250L, segments)],
        Digests = [.. Enumerable.Repeat(ReprDigest.Of([]), segments)],
    };
}
