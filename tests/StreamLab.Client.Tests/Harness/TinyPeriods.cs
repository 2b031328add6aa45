using System.Globalization;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Client.Tests;

/// <summary>Two Periods, each one file with an index, whose times begin anywhere: as a server that knows ranges has it.</summary>
internal static class TinyPeriods
{
    public const int SegmentsEach = 3;
    private const double SegmentSeconds = 0.4;

    public static TinyReply Answer(TinyRequest request)
    {
        if (request.Target == "/manifest.mpd") return new TinyReply(Mpd);
        var file = File(request.Target == "/a.mp4" ? 0 : 100);
        if (!request.Headers.TryGetValue("Range", out var range)) return new TinyReply(file);
        var ends = range["bytes=".Length..].Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return new TinyReply(file[ends[0]..(ends[1] + 1)]) { Status = 206, Headers = [$"Content-Range: bytes {ends[0]}-{ends[1]}/{file.Length}"] };
    }

    private static byte[] File(double start)
    {
        byte[][] segments = [.. Enumerable.Range(0, SegmentsEach).Select(i => TestCmaf.Segment(start + (i * SegmentSeconds), 10))];
        return [.. TestCmaf.Initialization, .. Index(start, segments), .. segments.SelectMany(s => s)];
    }

    private static byte[] Index(double start, IEnumerable<byte[]> segments) => new SegmentIndexBox(1, TestCmaf.Timescale, (ulong)(start * TestCmaf.Timescale), 0,
        [.. segments.Select(s => new SegmentReference(false, (uint)s.Length, (uint)(SegmentSeconds * TestCmaf.Timescale), true, 1, 0))]).ToBytes();

    private static string Mpd => $"<MPD mediaPresentationDuration=\"PT2.4S\">{Period("a", 0)}{Period("b", 100)}</MPD>";

    private static string Period(string id, int start)
    {
        var (first, length) = (TestCmaf.Initialization.Length, Index(start, new byte[SegmentsEach][].Select(_ => Array.Empty<byte>())).Length);
        return $"""
            <Period duration="PT1.2S"><AdaptationSet contentType="video"><Representation id="{id}" bandwidth="40000" codecs="avc1.42001F"><BaseURL>{id}.mp4</BaseURL>
            <SegmentBase timescale="1" presentationTimeOffset="{start}" indexRange="{first}-{first + length - 1}"/></Representation></AdaptationSet></Period>
            """;
    }
}
