using CsCheck;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Tests.Cmaf;

public sealed class MediaSegmentTests
{
    [Fact]
    public void Samples_are_read_as_they_were_written() =>
        Gen.Select(Any.Track, Any.Samples).Sample((track, samples) =>
        {
            var read = MediaSegment.Read(Samples.Segment(track, samples), track);
            Assert.Equal(samples, read.Select(sample => sample with { Offset = 0 }));
        });

    [Fact]
    public void The_samples_bytes_follow_the_header_without_a_gap() =>
        Gen.Select(Any.Track, Any.Samples).Sample((track, samples) =>
        {
            var expected = (long)MediaSegment.WriteHeader(track, 1, samples).Length;
            foreach (var sample in MediaSegment.Read(Samples.Segment(track, samples), track))
            {
                Assert.Equal(expected, sample.Offset);
                expected += sample.Size;
            }
        });

    [Fact]
    public void A_group_of_pictures_needs_no_flags_per_sample()
    {
        Sample[] gop = [Samples.Frame(sync: true), Samples.Frame(sync: false), Samples.Frame(sync: false)];
        Sample[] mixed = [Samples.Frame(sync: false), Samples.Frame(sync: true), Samples.Frame(sync: false)];
        var saved = 3 * 4 - 4; // a column of flags, less one for the first
        Assert.Equal(Header(mixed).Length - saved, Header(gop).Length);
    }

    [Fact]
    public void The_manifest_line_of_a_track_follows_from_its_header()
    {
        Assert.Equal("avc1.64001F", Samples.Video.Codecs);
        Assert.Equal("mp4a.40.2", Samples.Audio.Codecs);
    }

    [Fact]
    public void Another_tracks_samples_are_skipped()
    {
        var segment = Samples.Segment(Samples.Video, [Samples.Frame(sync: true)]);
        Assert.Empty(MediaSegment.Read(segment, Samples.Video with { Id = 2 }));
    }

    [Fact]
    public void A_fragment_deep_in_a_file_has_offsets_of_that_file()
    {
        var segment = Samples.Segment(Samples.Video, [Samples.Frame(sync: true)]);
        var moof = BoxTree.Read(segment).Single(box => box.Type == Any.Code("moof"));
        var bytes = segment.AsSpan((int)moof.Offset, (int)moof.Size);
        var sample = MovieFragment.Read(bytes, offset: 1_000_000, Samples.Video).Single();
        Assert.Equal(1_000_000 + moof.Size + 8, sample.Offset);
    }

    private static byte[] Header(Sample[] samples) => MediaSegment.WriteHeader(Samples.Video, 1, samples);
}
