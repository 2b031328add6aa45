using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Tests;

/// <summary>What each option changes, seen in the files of small titles.</summary>
public sealed class IngestOptionsTests(Clips clips) : IClassFixture<Clips>
{
    [Fact]
    public async Task A_repeated_silent_clip_starts_again_without_a_gap()
    {
        SkipWithoutFFmpeg();
        var clip = clips.Make("--seconds", "2", "--size", "320x180", "--silent");
        var title = await Ingesting.Succeeds(Small(clip) with { Repeat = Duration.FromSeconds(5) });
        Assert.Equal(Enumerable.Range(0, 125).Select(i => (int?)(i % 50)), title.Pictures(title.Video().Representations[^1]));
        Assert.Equal(5, title.Segments.Duration.Seconds);
    }

    [Fact]
    public async Task A_repeated_clip_with_sound_starts_again_without_a_gap()
    {
        SkipWithoutFFmpeg();
        var clip = clips.Make("--seconds", "2", "--size", "320x180");
        var title = await Ingesting.Succeeds(Small(clip) with { Repeat = Duration.FromSeconds(5) });
        Assert.Equal(Enumerable.Range(0, 125).Select(i => (int?)(i % 50)), title.Pictures(title.Video().Representations[^1]));
        Assert.Equal(3, title.Audio().DurationTicks.Count);
    }

    [Fact]
    public async Task Segments_of_2997_are_exact_and_silence_has_no_audio()
    {
        SkipWithoutFFmpeg();
        var clip = clips.Make("--seconds", "3", "--size", "320x180", "--rate", "30000/1001", "--silent");
        var title = await Ingesting.Succeeds(Small(clip));
        var video = Assert.Single(title.Segments.AdaptationSets);
        Assert.Equal(2.002, new Duration((double)video.DurationTicks[0] / video.Timescale).Seconds, 12);
        Assert.Equal(new Ratio(30000, 1001), video.Representations[0].FrameRate);
        Assert.Equal(Enumerable.Range(0, 90).Select(i => (int?)i), title.Pictures(video.Representations[^1]));
    }

    [Fact]
    public async Task A_segment_has_the_length_that_was_asked_for_and_a_number_can_address_it()
    {
        SkipWithoutFFmpeg();
        var clip = clips.Make("--seconds", "2", "--size", "320x180");
        var title = await Ingesting.Succeeds(Small(clip) with { SegmentDuration = Duration.FromSeconds(0.4), Addressing = SegmentAddressing.Number });
        Assert.All(title.Video().Durations(), duration => Assert.Equal(0.4, duration.Seconds, 12));
        var mpd = await File.ReadAllTextAsync(Path.Combine(title.Folder, SegmentFiles.Manifest));
        Assert.Contains($"duration=\"{title.Video().DurationTicks[0]}\"", mpd);
    }

    [Fact]
    public async Task Intra_only_video_is_all_sync_samples()
    {
        SkipWithoutFFmpeg();
        var title = await WithRateControl(RateControl.IntraOnly);
        var video = title.Video();
        Assert.All(title.Samples(video.Representations[0], 1), sample => Assert.True(sample.IsSync));
        Assert.Equal(2, video.DurationTicks.Count);
    }

    [Fact]
    public async Task Constant_bitrate_is_flatter_than_constant_quality()
    {
        SkipWithoutFFmpeg();
        var constant = (await WithRateControl(RateControl.Constant)).Video().Representations[^1];
        var quality = (await WithRateControl(RateControl.ConstantQuality)).Video().Representations[^1];
        Assert.InRange(Spread(constant), 1, 1.3);
        Assert.True(Spread(quality) > 2 * Spread(constant));
        Assert.Equal("180p-crf", quality.Id);
    }

    [Fact]
    public async Task Two_passes_meet_the_bitrate_over_the_whole_clip()
    {
        SkipWithoutFFmpeg();
        var representation = (await WithRateControl(RateControl.TwoPass)).Video().Representations[^1];
        Assert.InRange(representation.AverageBandwidth.Kbps, 150, 250);
    }

    [Fact]
    public async Task Progress_rises_to_the_end()
    {
        SkipWithoutFFmpeg();
        var reports = new List<IngestProgress>();
        await Ingesting.Succeeds(Small(clips.Make("--seconds", "1", "--size", "320x180")), new Recorder(reports));
        Assert.Equal(1, reports[^1].Fraction);
        Assert.Equal(reports.Select(report => report.Fraction).Order(), reports.Select(report => report.Fraction));
    }

    private Task<IngestedTitle> WithRateControl(RateControl rateControl) =>
        Ingesting.Succeeds(Small(clips.MakeEasyThenHard()) with { RateControl = rateControl });

    private IngestRequest Small(string clip) => clips.Request(clip) with { Ladder = Ingesting.SmallLadder };

    private static double Spread(RepresentationIndex representation) => (double)representation.Bytes.Max() / representation.Bytes.Min();

    private static void SkipWithoutFFmpeg() => Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);

    private sealed class Recorder(List<IngestProgress> reports) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            lock (reports) reports.Add(value);
        }
    }
}
