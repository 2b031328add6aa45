using System.Globalization;
using System.Security.Cryptography;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Client.Tests;

/// <summary>A small title as an edge would serve it: one Representation, segments of 0.4 s, everything with its digest.</summary>
internal static class TinyTitle
{
    public const int Segments = 12, PicturesEach = 10;
    public const double SegmentSeconds = 0.4;

    public static TinyReply Answer(TinyRequest request, IReadOnlyList<Uri> servers)
    {
        var name = request.Target.Split('/')[^1].Split('?')[0];
        return name switch
        {
            "manifest.mpd" => new TinyReply(Mpd(servers)),
            "init.mp4" => WithDigest(TestCmaf.Initialization),
            _ => WithDigest(Media(int.Parse(name[..^4], CultureInfo.InvariantCulture) - 1)),
        };
    }

    /// <summary>What its origin knows of it: sizes and digests.</summary>
    public static SegmentIndex Index => new()
    {
        Title = "Tiny",
        Duration = Duration.FromSeconds(Segments * SegmentSeconds),
        MinBufferTime = Duration.FromSeconds(SegmentSeconds),
        AdaptationSets = [new AdaptationSetIndex { Id = 0, ContentType = ContentType.Video, Timescale = 10, DurationTicks = [.. Enumerable.Repeat(4L, Segments)], Representations = [Indexed] }],
    };

    private static RepresentationIndex Indexed => new()
    {
        Id = "v",
        Bandwidth = Bitrate.FromKbps(40),
        AverageBandwidth = Bitrate.FromKbps(40),
        Codecs = "avc1.42001F",
        Initialization = new InitializationIndex(TestCmaf.Initialization.Length, ReprDigest.Of(TestCmaf.Initialization)),
        Bytes = [.. Enumerable.Range(0, Segments).Select(i => (long)Media(i).Length)],
        Digests = [.. Enumerable.Range(0, Segments).Select(i => ReprDigest.Of(Media(i)))],
    };

    private static byte[] Media(int segment) => TestCmaf.Segment(segment * SegmentSeconds, PicturesEach, 200);

    private static TinyReply WithDigest(byte[] body) => new(body) { Headers = [$"Repr-Digest: sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:"] };

    private static string Mpd(IReadOnlyList<Uri> servers) => $"""
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4.8S" profiles="urn:mpeg:dash:profile:isoff-live:2011">
          {string.Concat(servers.Select((url, i) => $"""<BaseURL serviceLocation="edge-{i + 1}">{url}</BaseURL>"""))}
          <Period>
            <AdaptationSet contentType="video">
              <SegmentTemplate timescale="10" duration="4" startNumber="1" initialization="v/init.mp4" media="v/$Number$.m4s"/>
              <Representation id="v" bandwidth="40000" codecs="avc1.42001F" width="320" height="180"/>
            </AdaptationSet>
          </Period>
        </MPD>
        """;
}
