using System.Buffers;
using CsCheck;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.MpegTs;
using StreamLab.Dash.Tests.Cmaf;

namespace StreamLab.Dash.Tests.MpegTs;

public sealed class TransportStreamMuxerTests
{
    private const int Video = 0xE0, Audio = 0xC0, FrameTicks = 3600; // 25 pictures per second
    private const long Second = 90_000;

    private readonly TransportStreamMuxer _muxer = new(hasVideo: true, hasAudio: true);
    private readonly ArrayBufferWriter<byte> _output = new();

    [Fact]
    public void Any_sizes_come_out_as_they_went_in() => Gen.Int[1, 700].Array[1, 40].Sample(sizes =>
    {
        var muxer = new TransportStreamMuxer(hasVideo: true, hasAudio: false);
        var output = new ArrayBufferWriter<byte>();
        muxer.Append(Samples.Video, Pictures.Segment(0, sizes), Duration.Zero);
        muxer.Flush(output);
        var units = ParsedStream.Read(output.WrittenSpan).Units;
        Assert.Equal(sizes, units.Select(PayloadOf));
    });

    [Fact]
    public void Counters_and_decode_times_run_on_over_a_change_of_representation()
    {
        for (var i = 0; i < 4; i++) _muxer.Append(i % 2 == 0 ? Samples.Video : Pictures.OtherRung, Pictures.Gop(i), Duration.Zero);
        _muxer.Flush(_output);
        var times = Parsed().Of(Video).Select(unit => unit.DecodeTime).ToArray();
        Assert.Equal(4 * Pictures.GopLength, times.Length);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(FrameTicks, pair.Second - pair.First));
    }

    [Fact]
    public void A_keyframe_brings_the_parameter_sets_of_its_own_representation()
    {
        _muxer.Append(Samples.Video, Pictures.Gop(0), Duration.Zero);
        _muxer.Append(Pictures.OtherRung, Pictures.Gop(1), Duration.Zero);
        _muxer.Flush(_output);
        var units = Parsed().Of(Video).ToArray();
        Assert.Equal([0, 0, 0, 1, 9, 0xF0, 0, 0, 0, 1, 0x67, 1, 2, 0, 0, 0, 1, 0x68, 3, 0, 0, 0, 1], units[0].Bytes[..23]);
        Assert.Equal([0, 0, 0, 1, 9, 0xF0, 0, 0, 0, 1, 0x67, 9, 9], units[Pictures.GopLength].Bytes[..13]);
        Assert.Equal([0, 0, 0, 1, 9, 0xF0, 0, 0, 0, 1, Pictures.Slice], units[1].Bytes[..11]);
    }

    [Fact]
    public void A_picture_is_never_decoded_after_it_is_shown()
    {
        _muxer.Append(Samples.Video, Pictures.ReorderedGop(), Duration.Zero);
        _muxer.Flush(_output);
        Assert.All(Parsed().Of(Video), unit => Assert.True(unit.DecodeTime <= unit.PresentationTime));
        Assert.Equal([0, 4, 2, 1, 3], Parsed().Of(Video).Select(unit => (unit.PresentationTime - Second) / FrameTicks));
    }

    [Fact]
    public void A_later_segment_that_reorders_more_keeps_times_rising()
    {
        _muxer.Append(Samples.Video, Pictures.Gop(0), Duration.Zero);
        _muxer.Append(Samples.Video, Pictures.DeeplyReorderedGop(), Duration.Zero);
        _muxer.Flush(_output);
        var times = Parsed().Of(Video).Select(unit => unit.DecodeTime).ToArray();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.All(Parsed().Of(Video), unit => Assert.True(unit.DecodeTime <= unit.PresentationTime));
    }

    [Fact]
    public void Priming_lies_before_the_timeline_but_not_below_zero()
    {
        _muxer.Append(Samples.Audio, Pictures.Sound(0, 3), Duration.FromSeconds(-1024.0 / 48000));
        _muxer.Flush(_output);
        Assert.Equal([Second - 1920, Second, Second + 1920], Parsed().Of(Audio).Select(unit => unit.PresentationTime));
    }

    [Fact]
    public void Sound_carries_its_header()
    {
        _muxer.Append(Samples.Audio, Pictures.Sound(0, 1), Duration.Zero);
        _muxer.Flush(_output);
        var frame = Parsed().Of(Audio).Single().Bytes;
        Assert.Equal([0xFF, 0xF1, 0x4C, 0x80], frame[..4]); // AAC-LC, 48 kHz, stereo
        Assert.Equal(frame.Length, ((frame[3] & 3) << 11) | (frame[4] << 3) | (frame[5] >> 5));
    }

    [Fact]
    public void Sound_and_picture_take_turns_by_decode_time()
    {
        _muxer.Append(Samples.Video, Pictures.Gop(0), Duration.Zero);
        _muxer.Append(Samples.Audio, Pictures.Sound(0, 9), Duration.Zero);
        _muxer.Flush(_output);
        var times = Parsed().Units.OrderBy(unit => unit.Start).Select(unit => unit.DecodeTime).ToArray();
        Assert.Equal(Pictures.GopLength + 9, times.Length);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void Up_to_a_segment_boundary_nothing_of_the_next_segment_comes()
    {
        _muxer.Append(Samples.Video, Pictures.Gop(0), Duration.Zero);
        _muxer.Append(Samples.Video, Pictures.Gop(1), Duration.Zero);
        _muxer.WriteUntil(Duration.FromSeconds(Pictures.GopLength / 25.0), _output);
        Assert.Equal(Pictures.GopLength, Parsed().Of(Video).Count());
    }

    [Fact]
    public void Inside_a_segment_come_the_pictures_shown_before_and_what_they_refer_to()
    {
        _muxer.Append(Samples.Video, Pictures.ReorderedGop(), Duration.Zero);
        _muxer.WriteUntil(Duration.FromSeconds(1.5 / 25), _output);
        Assert.Equal([0, 4, 2, 1], Parsed().Of(Video).Select(unit => (unit.PresentationTime - Second) / FrameTicks));
    }

    [Fact]
    public void Writing_in_small_steps_makes_the_same_stream()
    {
        var atOnce = new ArrayBufferWriter<byte>();
        var other = new TransportStreamMuxer(hasVideo: true, hasAudio: false);
        other.Append(Samples.Video, Pictures.ReorderedGop(), Duration.Zero);
        other.Flush(atOnce);
        var steps = new TransportStreamMuxer(hasVideo: true, hasAudio: false);
        steps.Append(Samples.Video, Pictures.ReorderedGop(), Duration.Zero);
        for (var time = 0.0; time < 1; time += 0.01) steps.WriteUntil(Duration.FromSeconds(time), _output);
        Assert.Equal(atOnce.WrittenSpan.ToArray(), _output.WrittenSpan.ToArray());
    }

    [Fact]
    public void Tables_come_first_and_before_each_keyframe_and_check_out()
    {
        for (var i = 0; i < 3; i++) _muxer.Append(Samples.Video, Pictures.Gop(i), Duration.Zero);
        _muxer.Flush(_output);
        Assert.Equal(0, _output.WrittenSpan[1] & 0x1F | _output.WrittenSpan[2]);
        Assert.True(Parsed().Sections.Count >= 6);
        Assert.All(Parsed().Sections, section => Assert.Equal(0u, Checksum(section)));
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        for (var i = 0; i < 3; i++) _muxer.Append(Samples.Video, Pictures.Gop(i), Duration.Zero);
        _muxer.Flush(_output);
        Assert.Equal(3 * Pictures.GopLength, Parsed().Clocks.Count);
        Assert.Equal(Parsed().Clocks.Order(), Parsed().Clocks);
    }

    [Fact]
    public void A_nal_unit_longer_than_its_sample_is_the_one_error()
    {
        var segment = Pictures.Gop(0);
        segment[^Pictures.Size] = 0x7F;
        _muxer.Append(Samples.Video, segment, Duration.Zero);
        Assert.Throws<Mp4Exception>(() => _muxer.Flush(_output));
    }

    [Fact]
    public void A_component_that_was_not_declared_is_a_bug()
    {
        var silent = new TransportStreamMuxer(hasVideo: true, hasAudio: false);
        Assert.Throws<ArgumentException>(() => silent.Append(Samples.Audio, Pictures.Sound(0, 1), Duration.Zero));
    }

    private ParsedStream Parsed() => ParsedStream.Read(_output.WrittenSpan);

    // What remains of a unit without its delimiter, its parameter sets and start code.
    private static int PayloadOf(Pes unit) => unit.Bytes.Length - unit.Bytes.AsSpan().LastIndexOf<byte>([0, 0, 0, 1]) - 4;

    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var bit in bytes.SelectMany(value => Enumerable.Range(0, 8).Select(i => (uint)(value >> (7 - i)) & 1)))
            crc = ((crc >> 31) ^ bit) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
        return crc;
    }
}
