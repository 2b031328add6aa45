using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Benchmarks;

/// <summary>A title on disk, of noise: every Segment of a Representation has exactly as many bytes as its rate says.</summary>
internal static class NoiseTitle
{
    public const string Name = "noise";
    /// <param name="segmentBytes">Of each Representation, ascending.</param>
    public static void WriteTo(string catalog, IReadOnlyList<long> segmentBytes, int segments, long seconds)
    {
        var random = new Random(1);
        RepresentationIndex[] representations = [.. segmentBytes.Select((bytes, i) => WriteRepresentation(catalog, $"r{i}", bytes, segments, random))];
        var length = Duration.FromSeconds(seconds);
        var set = new AdaptationSetIndex { Id = 0, ContentType = ContentType.Video, Timescale = 1, DurationTicks = [.. Enumerable.Repeat(seconds, segments)], Representations = representations };
        var index = new SegmentIndex { Title = Name, Duration = length * segments, MinBufferTime = length, AdaptationSets = [set.WithMeasuredRates(length)] };
        if (!MpdWriter.Write(index, SegmentAddressing.Number).TryGet(out var mpd, out var error)) throw new InvalidOperationException(error.ToString());
        File.WriteAllBytes(Path.Combine(catalog, Name, SegmentFiles.SegmentIndex), SegmentIndexJson.Write(index));
        File.WriteAllText(Path.Combine(catalog, Name, SegmentFiles.Manifest), mpd);
    }

    private static RepresentationIndex WriteRepresentation(string catalog, string id, long segmentBytes, int segments, Random random)
    {
        var folder = Path.Combine(catalog, Name, id);
        Directory.CreateDirectory(folder);
        var init = Write(folder, "init.mp4", "moov", 64, random);
        var media = Enumerable.Range(1, segments).Select(n => Write(folder, $"{n:00000}.m4s", "moof", segmentBytes, random)).ToArray();
        return new RepresentationIndex
        {
            Id = id,
            Codecs = "vp09.00.10.08", // looked into no deeper than its boxes
            Initialization = new(64, init),
            Bytes = [.. media.Select(_ => segmentBytes)],
            Digests = media,
        };
    }

    /// <returns>Its digest.</returns>
    private static string Write(string folder, string file, string box, long bytes, Random random)
    {
        var content = new byte[bytes];
        random.NextBytes(content);
        Box(content, box, 8);
        Box(content.AsSpan(8), "mdat", (int)bytes - 8);
        File.WriteAllBytes(Path.Combine(folder, file), content);
        return ReprDigest.Of(content);

        static void Box(Span<byte> at, string type, int size)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(at, size);
            System.Text.Encoding.ASCII.GetBytes(type, at[4..]);
        }
    }
}
