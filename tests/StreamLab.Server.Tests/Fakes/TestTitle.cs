using System.Text;
using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server.Tests;

/// <summary>A title as the packager leaves it, with noise for media: two Representations of three Segments of two seconds.</summary>
internal static class TestTitle
{
    public const string Name = "noise";
    public const string FirstSegment = $"{Name}/low/00001.m4s";

    /// <param name="version">Folder of its media, which differs between versions; null: as titles of before have it.</param>
    public static void WriteTo(TempFolder catalog, string name = Name, int segmentBytes = 50_000, string? version = null)
    {
        var random = new Random(1 + (version?.Length ?? 0));
        var media = version is null ? name : $"{name}/{version}";
        var low = WriteRepresentation(catalog, $"{media}/low", "low", segmentBytes, random);
        var high = WriteRepresentation(catalog, $"{media}/high", "high", segmentBytes * 4, random);
        var two = Duration.FromSeconds(2);
        var set = new AdaptationSetIndex { Id = 0, ContentType = ContentType.Video, Timescale = 1, DurationTicks = [2, 2, 2], Representations = [low, high] };
        var index = new SegmentIndex { Title = name, Version = version, Duration = two * 3, MinBufferTime = two, AdaptationSets = [set.WithMeasuredRates(two)] };
        foreach (var place in new[] { name, media }) catalog.Write($"{place}/{SegmentFiles.SegmentIndex}", SegmentIndexJson.Write(index));
        Assert.True(MpdWriter.Write(index, SegmentAddressing.Number).TryGet(out var mpd, out _));
        catalog.Write($"{name}/{SegmentFiles.MasterPlaylist}", Encoding.UTF8.GetBytes(HlsWriter.Master(index)));
        foreach (var representation in set.Representations)
            catalog.Write($"{media}/{SegmentFiles.MediaPlaylist(representation.Id)}", Encoding.UTF8.GetBytes(HlsWriter.MediaPlaylist(set)));
        catalog.Write($"{name}/{SegmentFiles.Manifest}", Encoding.UTF8.GetBytes(mpd));
    }

    private static RepresentationIndex WriteRepresentation(TempFolder catalog, string folder, string id, int segmentBytes, Random random)
    {
        var init = WriteNoise(catalog, $"{folder}/init.mp4", 700, random);
        var segments = Enumerable.Range(1, 3).Select(n => WriteNoise(catalog, $"{folder}/{n:00000}.m4s", segmentBytes, random)).ToArray();
        return new()
        {
            Id = id,
            Codecs = "avc1.64001e",
            Initialization = new(init.Length, ReprDigest.Of(init)),
            Bytes = [.. segments.Select(s => (long)s.Length)],
            Digests = [.. segments.Select(s => ReprDigest.Of(s))],
        };
    }

    private static byte[] WriteNoise(TempFolder catalog, string path, int bytes, Random random)
    {
        var noise = new byte[bytes];
        random.NextBytes(noise);
        catalog.Write(path, noise);
        return noise;
    }
}
