using CsCheck;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Tests.Cmaf;

public sealed class BoxRoundTripTests
{
    private delegate T Reader<T>(BoxReader box);

    [Fact]
    public void A_file_type_box_is_read_as_written() => RoundTrips(
        Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt.Array[0, 5],
            (major, minor, brands) => new FileTypeBox(FileTypeBox.SegmentType, new(major), minor, [.. brands.Select(b => new FourCC(b))])),
        FileTypeBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_movie_header_is_read_as_written() => RoundTrips(
        Gen.Select(Gen.UInt, Gen.UInt, (timescale, next) => new MovieHeaderBox(timescale, next)),
        MovieHeaderBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_track_header_is_read_as_written() => RoundTrips(
        Gen.Select(Gen.UInt, Gen.Bool, Gen.UInt, Gen.UInt, (id, audio, width, height) => new TrackHeaderBox(id, audio, width, height)),
        TrackHeaderBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_media_header_is_read_as_written() => RoundTrips(
        Gen.Select(Gen.UInt[1, uint.MaxValue], Gen.Char['a', 'z'].Array[3], (timescale, language) => new MediaHeaderBox(timescale, new(language))),
        MediaHeaderBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_handler_is_read_as_written() => RoundTrips(
        Gen.UInt.Select(type => new HandlerBox(new FourCC(type))), HandlerBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_sample_entry_is_read_as_written() => RoundTrips(
        Gen.OneOf(Any.Video, Any.Audio), SampleDescriptionBox.Read, (entry, writer) => SampleDescriptionBox.Write(writer, entry));

    [Fact]
    public void Track_defaults_are_read_as_written() => RoundTrips(
        Any.Track.Select(track => track.Defaults), TrackExtendsBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_track_fragment_header_is_read_as_written() => RoundTrips(
        Gen.Select(Gen.UInt, Gen.ULong.Nullable(), Gen.UInt.Nullable(), Gen.UInt.Nullable(), Gen.UInt.Nullable(), Gen.UInt.Nullable(),
            (id, offset, index, duration, size, flags) => new TrackFragmentHeaderBox(id, offset, index, duration, size, flags)),
        TrackFragmentHeaderBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_decode_time_is_read_as_written() => RoundTrips(
        Gen.Long[0, long.MaxValue / 2].Select(time => new TrackFragmentDecodeTimeBox(time)),
        TrackFragmentDecodeTimeBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_track_run_is_read_as_written_whatever_columns_it_has() => RoundTrips(
        from fields in Gen.UInt[0, 15]
        from offset in Gen.Int.Nullable()
        from first in Gen.UInt.Nullable()
        from entries in Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt, Gen.Int, (d, s, f, c) => new TrackRunEntry(d, s, f, c)).Array[0, 20]
        select new TrackRunBox((TrackRunFields)(fields << 8), offset, first, entries),
        TrackRunBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_segment_index_is_read_as_written() => RoundTrips(
        from references in Gen.Select(Gen.Bool, Gen.UInt[0, int.MaxValue], Gen.UInt, Gen.Bool, Gen.Byte[0, 7], Gen.UInt[0, 0x0FFF_FFFF],
            (index, size, duration, starts, type, delta) => new SegmentReference(index, size, duration, starts, type, delta)).Array[0, 9]
        from numbers in Gen.Select(Gen.UInt, Gen.UInt[1, uint.MaxValue], Gen.ULong, Gen.ULong)
        select new SegmentIndexBox(numbers.Item1, numbers.Item2, numbers.Item3, numbers.Item4, references),
        SegmentIndexBox.Read, (box, writer) => box.Write(writer));

    [Fact]
    public void A_whole_initialization_segment_is_read_as_written() =>
        Any.Track.Sample(track =>
        {
            var bytes = InitializationSegment.Write(track);
            Assert.Equal(bytes, InitializationSegment.Write(InitializationSegment.Read(bytes)));
        });

    // Boxes that are written alike are alike: every field is in the bytes.
    private static void RoundTrips<T>(Gen<T> boxes, Reader<T> read, Action<T, BoxWriter> write) =>
        boxes.Sample(box =>
        {
            var written = ToBytes(box, write);
            var reader = new BoxReader(written);
            Assert.True(reader.TryReadBox(out var content));
            Assert.Equal(0, reader.Remaining);
            var read2 = read(content);
            Assert.Equal(written, ToBytes(read2, write));
        });

    private static byte[] ToBytes<T>(T box, Action<T, BoxWriter> write)
    {
        var writer = new BoxWriter();
        write(box, writer);
        return writer.ToArray();
    }
}
