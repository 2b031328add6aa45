using System.Buffers.Binary;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Tests.Cmaf;

public sealed class HostileBytesTests
{
    private static readonly Sample[] Gop = [.. Enumerable.Range(0, 12).Select(i => Samples.Frame(i == 0) with { CompositionOffset = 512 * i })];
    private static readonly byte[] Index = new SegmentIndexBox(1, 1000, 0, 0, [new(false, 9, 9, true, 1, 0), new(false, 9, 9, true, 1, 0)]).ToBytes();

    [Fact]
    public void More_boxes_than_a_long_film_has_are_refused()
    {
        var boxes = new byte[8 * (BoxTree.MaxBoxes + 1)];
        for (var i = 3; i < boxes.Length; i += 8) boxes[i] = 8;
        Assert.Contains("more than 500000 boxes", Assert.Throws<Mp4Exception>(() => BoxTree.Read(boxes)).Message, StringComparison.Ordinal);
        Assert.Equal(BoxTree.MaxBoxes, BoxTree.Read(boxes.AsSpan(8)).Count);
    }

    [Fact]
    public void A_damaged_file_gives_a_value_or_the_one_error()
    {
        byte[][] files =
        [
            InitializationSegment.Write(Samples.Video), InitializationSegment.Write(Samples.Audio), Samples.Segment(Samples.Video, Gop), Index,
        ];
        var random = new Random(20);
        for (var i = 0; i < 4000; i++) ReadEverything(Mutate(files[i % files.Length], random));
    }

    [Fact]
    public void A_file_cut_anywhere_gives_a_value_or_the_one_error()
    {
        var file = InitializationSegment.Write(Samples.Video);
        for (var length = 0; length < file.Length; length++) ReadEverything(file[..length]);
    }

    [Fact]
    public void A_box_larger_than_its_parent_is_refused_with_its_offset()
    {
        var file = InitializationSegment.Write(Samples.Video);
        var track = BoxTree.Read(file)[1].Children.Single(box => box.Type == Any.Code("trak"));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan((int)track.Offset), file.Length);
        var error = Assert.Throws<Mp4Exception>(() => InitializationSegment.Read(file));
        Assert.Equal(track.Offset, error.Offset);
    }

    [Fact]
    public void Nesting_ends_at_a_depth_of_32()
    {
        var nested = Array.Empty<byte>();
        for (var i = 0; i < 100; i++) nested = Box("moov", nested);
        Assert.Contains("nested", Assert.Throws<Mp4Exception>(() => BoxTree.Read(nested)).Message);
    }

    [Fact]
    public void A_count_beyond_the_bytes_left_is_refused_before_memory_is_taken()
    {
        var run = Box("trun", [0, 0, 0x0F, 0x00, 0x00, 0x0F, 0xFF, 0xFF]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<Mp4Exception>(() => ReadRun(run));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_million_free_samples_are_the_end()
    {
        var run = Box("trun", [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.Contains("more than", Assert.Throws<Mp4Exception>(() => ReadRun(run)).Message);
    }

    [Fact]
    public void A_segment_that_is_cut_off_is_refused()
    {
        var segment = Samples.Segment(Samples.Video, Gop);
        Assert.Throws<Mp4Exception>(() => MediaSegment.Read(segment.AsSpan(0, segment.Length - 1), Samples.Video));
    }

    [Fact]
    public void A_size_left_open_reaches_to_the_end_of_the_file_only() =>
        Assert.Throws<Mp4Exception>(() => BoxTree.Read(Box("moov", [0, 0, 0, 0, .. "free"u8])));

    private static void ReadEverything(byte[] bytes)
    {
        ValueOrError(() => InitializationSegment.Read(bytes));
        ValueOrError(() => MediaSegment.Read(bytes, Samples.Video));
        ValueOrError(() => SegmentIndexBox.Read(bytes));
        ValueOrError(() => BoxTree.Read(bytes));
    }

    private static void ValueOrError(Func<object> read)
    {
        try { read(); }
        catch (Mp4Exception) { /* the one error */ }
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        var bytes = file[..random.Next(file.Length / 2, file.Length + 1)];
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Length - 4);
            if (random.Next(3) == 0) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), random.Next(3) == 0 ? -1 : random.Next(64));
            else bytes[at] = (byte)random.Next(256);
        }
        return bytes;
    }

    private static void ReadRun(byte[] box)
    {
        new BoxReader(box).TryReadBox(out var content);
        TrackRunBox.Read(content);
    }

    private static byte[] Box(string type, byte[] content)
    {
        var writer = new BoxWriter();
        using (writer.Box(Any.Code(type))) writer.Bytes(content);
        return writer.ToArray();
    }
}
