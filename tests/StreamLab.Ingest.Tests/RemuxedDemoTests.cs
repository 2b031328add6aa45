using System.Buffers;
using System.Globalization;
using StreamLab.Dash.MpegTs;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Tests;

/// <summary>One transport stream of Segments of changing rungs, judged by ffmpeg.</summary>
public sealed class RemuxedDemoTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stream_that_changes_its_rung_at_each_segment_decodes_without_a_complaint()
    {
        SkipWithoutFFmpeg();
        var (_, errors) = FFmpegProgram.Run("-xerror", "-i", Remux(0, 4, 2), "-f", "null", "-");
        Assert.Empty(errors);
    }

    [Fact]
    public void Every_picture_is_there_once_and_in_order()
    {
        SkipWithoutFFmpeg();
        Assert.Equal(Enumerable.Range(0, 150).Select(number => (int?)number), FrameCounter.Read(Remux(4, 0, 3)));
    }

    [Theory]
    [InlineData("v")]
    [InlineData("a")]
    public void Its_timestamps_rise_strictly(string component)
    {
        SkipWithoutFFmpeg();
        var (output, errors) = FFmpegProgram.Run("-i", Remux(1, 3, 0), "-map", $"0:{component}", "-c", "copy", "-f", "framecrc", "-");
        Assert.Empty(errors);
        var times = System.Text.Encoding.ASCII.GetString(output).Split('\n').Where(line => line.StartsWith('0'))
            .Select(line => long.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.True(times.Length >= 150);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    private string Remux(params int[] rungs)
    {
        var muxer = new TransportStreamMuxer(hasVideo: true, hasAudio: true);
        var audio = demo.Title.Audio();
        for (var i = 0; i < rungs.Length; i++)
        {
            Append(muxer, demo.Title.Video(), demo.Title.Video().Representations[rungs[i]], i + 1);
            Append(muxer, audio, audio.Representations[0], i + 1);
        }
        var output = new ArrayBufferWriter<byte>();
        muxer.Flush(output);
        File.WriteAllBytes(_folder["stream.ts"], output.WrittenSpan);
        return _folder["stream.ts"];
    }

    private void Append(TransportStreamMuxer muxer, AdaptationSetIndex set, RepresentationIndex representation, int number) =>
        muxer.Append(demo.Title.Track(representation), demo.Title.Segment(representation, number),
            new Duration(-(double)set.PresentationTimeOffset / set.Timescale));

    private static void SkipWithoutFFmpeg() => Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
}
