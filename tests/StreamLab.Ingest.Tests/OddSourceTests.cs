using StreamLab.Dash.SegmentIndexes;
using static StreamLab.Ingest.Tests.OddSources;

namespace StreamLab.Ingest.Tests;

/// <summary>Clips as they come from recorders, phones and editors.</summary>
public sealed class OddSourceTests(OddSources sources) : IClassFixture<OddSources>
{
    [Theory]
    [InlineData("480x270", 25, "yuv420p", 25)]
    [InlineData("320x240", 50, "yuv422p", 50)]
    public async Task A_picture_that_changes_in_the_middle_keeps_its_time(string size, int rate, string pixels, int expected)
    {
        SkipWithoutFFmpeg();
        var first = sources.Make("first.ts", Video(3));
        var second = sources.Make("second.ts", [.. Video(3, size, rate), "-pix_fmt", pixels, "-output_ts_offset", "3"]);
        var title = await sources.Ingest(sources.Join("changes.ts", first, second));
        AssertVideo(title, seconds: 6, rate: expected);
    }

    [Fact]
    public async Task Sound_that_changes_in_the_middle_keeps_its_time_and_the_picture()
    {
        SkipWithoutFFmpeg();
        var first = sources.Make("first-sound.ts", [.. Video(3), .. Sound(3), "-ac", "1"]);
        var second = sources.Make("second-sound.ts", [.. Video(3), .. Sound(3, 48000), "-ac", "2", "-output_ts_offset", "3"]);
        var title = await sources.Ingest(sources.Join("sound-changes.ts", first, second));
        AssertVideo(title, seconds: 6, rate: 25);
        Assert.Equal(6, title.Audio().Durations().Sum(duration => duration.Seconds), 0.05);
    }

    [Theory]
    [InlineData("mkv")]
    [InlineData("flv")]
    public async Task A_picture_that_starts_behind_its_sound_is_not_shown_twice(string container)
    {
        SkipWithoutFFmpeg();
        AssertVideo(await sources.Ingest(sources.Make($"behind.{container}", [.. Video(2), .. Sound(2), "-c:a", "aac"])), seconds: 2, rate: 25);
    }

    [Fact]
    public async Task The_picture_says_how_long_a_clip_is_and_not_its_sound()
    {
        SkipWithoutFFmpeg();
        var title = await sources.Ingest(sources.Make("long-sound.flv", [.. Video(2), .. Sound(6), "-c:a", "aac"]));
        AssertVideo(title, seconds: 2, rate: 25);
        Assert.Contains(title.Notes, note => note.Contains("goes on for 4.0 s"));
    }

    [Fact]
    public async Task Time_stamps_may_start_anywhere_and_each_sound_keeps_its_language()
    {
        SkipWithoutFFmpeg();
        var clip = sources.Make("late.mkv",
            [.. Video(2), .. Sound(2), .. Sound(2), "-map", "0", "-map", "1", "-map", "2", "-metadata:s:a:0", "language=deu", "-output_ts_offset", "100"]);
        var title = await sources.Ingest(clip);
        AssertVideo(title, seconds: 2, rate: 25);
        Assert.Equal(["deu", null], title.Segments.AdaptationSets.Where(set => set.ContentType == ContentType.Audio).Select(set => set.Lang));
        Assert.Equal("deu", title.Track(title.Segments.AdaptationSets[1].Representations[0]).Language);
    }

    [Theory]
    [InlineData("mp4", 0)]
    [InlineData("ts", 10000)]
    public async Task Sound_keeps_its_distance_from_the_picture_wherever_time_stamps_start(string container, int start)
    {
        SkipWithoutFFmpeg();
        var clip = sources.Make($"distance.{container}", [.. Video(2), "-f", "lavfi", "-i", "aevalsrc='if(gt(t,1.5)*lt(t,1.6),sin(2000*PI*t),0)':s=48000:d=2",
            "-c:a", "aac", "-output_ts_offset", $"{start}"]);
        var title = await sources.Ingest(clip);
        Assert.Equal(1.5, Assert.Single(Beeps.Find(title.Joined(title.Audio().Representations[0]))), 0.002);
    }

    [Theory]
    [InlineData("tff", "mpeg2video", "fields.mpg")]
    [InlineData("bff", "libx264", "fields.mkv")]
    public async Task Fields_become_progressive_pictures(string order, string codec, string name)
    {
        SkipWithoutFFmpeg();
        var title = await sources.Ingest(sources.Make(
            name, [.. Video(2, rate: 50), "-vf", $"interlace=scan={order}", "-c:v", codec, "-flags", "+ilme+ildct", "-b:v", "4M"]));
        AssertVideo(title, seconds: 2, rate: 25);
        Assert.Contains(title.Notes, note => note.Contains("deinterlaced"));
        Assert.InRange(Interlaced(title), 0, 5);
    }

    [Fact]
    public async Task High_dynamic_range_becomes_BT709()
    {
        SkipWithoutFFmpeg();
        var title = await sources.Ingest(sources.Make("hdr.mkv",
            [.. Video(1), "-pix_fmt", "yuv420p10le", "-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc"]));
        Assert.Contains(title.Notes, note => note.Contains("tone-mapped"));
        Assert.Contains("color_space:bt709 color_primaries:bt709 color_trc:bt709", Described(title, "showinfo"));
    }

    [Fact]
    public async Task A_rate_that_varies_is_the_one_its_pictures_keep()
    {
        SkipWithoutFFmpeg();
        var title = await sources.Ingest(sources.Make("varies.mp4", [.. Video(6), "-vf", "select='lt(t,2)+gt(t,4)'", "-fps_mode", "vfr"]));
        AssertVideo(title, seconds: 6, rate: 25);
        Assert.Contains(title.Notes, note => note.Contains("varying rate"));
    }

    [Fact]
    public async Task Sound_that_cannot_be_decoded_or_has_no_packets_does_not_hide_one_that_can()
    {
        SkipWithoutFFmpeg();
        var clip = sources.Make("sounds.mkv", [.. Video(1), .. Sound(1), .. Sound(1), .. Sound(1),
            "-map", "0", "-map", "1", "-map", "2", "-map", "3", "-c:a", "aac", "-bsf:a:1", "noise=drop=1"]);
        Spoil(clip, "A_AAC", "A_XYZ");
        var title = await sources.Ingest(clip);
        Assert.Single(title.Segments.AdaptationSets, set => set.ContentType == ContentType.Audio);
        Assert.Contains(title.Notes, note => note.Contains("stream 2 (aac) is left out: it is announced"));
        Assert.Contains(title.Notes, note => note.Contains("stream 1") && note.Contains("decode nothing"));
    }

    [Theory]
    [InlineData("mxf", "mpeg2video")]
    [InlineData("gif", "gif")]
    [InlineData("h264", "libx264")]
    public async Task What_names_no_other_file_is_read(string container, string codec)
    {
        SkipWithoutFFmpeg();
        AssertVideo(await sources.Ingest(sources.Make($"safe.{container}", [.. Video(2), "-c:v", codec])), seconds: 2, rate: 25);
    }

    [Theory]
    [InlineData(25, 1)]
    [InlineData(24000, 1001)]
    public async Task A_repeated_clip_keeps_its_sound_in_time_in_every_round(int numerator, int denominator)
    {
        SkipWithoutFFmpeg();
        var clip = sources.Make("beep.mkv", "-f", "lavfi", "-i", $"testsrc2=size=320x180:rate={numerator}/{denominator}:duration=1", "-f", "lavfi", "-i",
            "aevalsrc='if(gt(t,0.5)*lt(t,0.6),sin(2000*PI*t),0)':s=44100:d=1");
        var title = await Ingesting.Succeeds(sources.Request(clip) with { Repeat = Duration.FromSeconds(6) });
        var round = Math.Round((double)numerator / denominator) * denominator / numerator;
        var beeps = Beeps.Find(title.Joined(title.Audio().Representations[0]));
        Assert.All(beeps.Index(), beep => Assert.Equal(beeps[0] + (beep.Index * round), beep.Item, 0.001));
        Assert.InRange(beeps.Count, 5, 6);
    }

    [Theory]
    [InlineData("1/2")]
    [InlineData("1/10")]
    public async Task Slides_are_all_shown_and_the_last_as_long_as_the_others(string rate)
    {
        SkipWithoutFFmpeg();
        var title = await sources.Ingest(sources.Make($"slides-{rate.Replace('/', '-')}.mp4", "-f", "lavfi", "-i", $"testsrc2=size=320x180:rate={rate}:duration=20"));
        AssertVideo(title, seconds: 20, rate: 1);
        Assert.Contains(title.Notes, note => note.StartsWith("pictures come less than once a second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fast_screen_loses_no_picture()
    {
        SkipWithoutFFmpeg();
        AssertVideo(await sources.Ingest(sources.Make("screen.mkv", Video(2, rate: 240))), seconds: 2, rate: 240);
    }

    private static void AssertVideo(IngestedTitle title, int seconds, int rate)
    {
        var video = title.Video();
        Assert.Equal(Enumerable.Repeat(2.0, seconds / 2), video.Durations().Select(duration => duration.Seconds));
        Assert.Equal(new Ratio(rate, 1), video.Representations[^1].FrameRate);
        var pictures = Enumerable.Range(1, seconds / 2).Sum(number => title.Samples(video.Representations[^1], number).Count);
        Assert.Equal(seconds * rate, pictures);
    }

    private static int Interlaced(IngestedTitle title) =>
        Described(title, "idet,metadata=print:key=lavfi.idet.single.current_frame")
            .Split('\n').Count(line => line.TrimEnd() is [.., 't' or 'b', 'f', 'f']);

    // What a filter says of the pictures.
    private static string Described(IngestedTitle title, string filter) =>
        FFmpegProgram.Run("-v", "info", "-i", title.Joined(title.Video().Representations[^1]), "-vf", filter, "-f", "null", "-").Errors;

    private static void Spoil(string path, string name, string other)
    {
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(name));
        System.Text.Encoding.ASCII.GetBytes(other).CopyTo(bytes, at);
        File.WriteAllBytes(path, bytes);
    }

    private static void SkipWithoutFFmpeg() => Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
}
