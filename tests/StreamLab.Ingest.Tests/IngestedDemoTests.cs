using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Tests;

public sealed class IngestedDemoTests(DemoFixture demo)
{
    private const int AacFrame = 1024;

    [Fact]
    public void Every_rung_shows_every_picture_once_and_in_order()
    {
        SkipWithoutFFmpeg();
        foreach (var representation in demo.Title.Video().Representations)
            Assert.Equal(Enumerable.Range(0, 150).Select(number => (int?)number), demo.Title.Pictures(representation));
    }

    [Fact]
    public void The_default_ladder_has_five_rungs_with_rates_near_their_names()
    {
        SkipWithoutFFmpeg();
        var representations = demo.Title.Video().Representations;
        Assert.Equal(["234p-200k", "360p-450k", "432p-800k", "540p-1400k", "720p-2400k"], representations.Select(r => r.Id));
        Assert.All(representations, r => Assert.InRange(r.Bandwidth.Kbps / Nominal(r), 0.2, 1.35));
    }

    [Fact]
    public void Every_segment_of_every_rung_starts_on_time_with_a_sync_sample()
    {
        SkipWithoutFFmpeg();
        var video = demo.Title.Video();
        foreach (var representation in video.Representations)
            for (var i = 0; i < video.DurationTicks.Count; i++)
            {
                var samples = demo.Title.Samples(representation, i + 1);
                Assert.True(samples[0].IsSync);
                Assert.Equal(video.DurationTicks.Take(i).Sum(), samples[0].PresentationTime);
                Assert.Equal(50, samples.Count);
                Assert.All(samples, sample => Assert.Equal(0, sample.CompositionOffset));
            }
    }

    [Fact]
    public void Sound_is_cut_at_the_frame_nearest_to_the_picture()
    {
        SkipWithoutFFmpeg();
        var audio = demo.Title.Audio();
        var ends = audio.DurationTicks.Select((_, i) => audio.DurationTicks.Take(i + 1).Sum() - audio.PresentationTimeOffset);
        Assert.All(ends.SkipLast(1).Index(), end => Assert.InRange(end.Item - ((end.Index + 1) * 2 * 48000), -AacFrame / 2, AacFrame / 2));
        Assert.InRange(ends.Last() - (6 * 48000), -AacFrame, 0);
    }

    [Fact]
    public void Sound_begins_at_zero_in_every_manifest()
    {
        SkipWithoutFFmpeg();
        var audio = demo.Title.Audio();
        Assert.Equal((0, 0), (audio.StartTicks, audio.PresentationTimeOffset));
        Assert.Equal(0, demo.Title.Samples(audio.Representations[0], 1)[0].PresentationTime);
    }

    [Fact]
    public void The_index_knows_the_size_and_the_digest_of_each_file()
    {
        SkipWithoutFFmpeg();
        foreach (var representation in demo.Title.Segments.AdaptationSets.SelectMany(set => set.Representations))
            for (var i = 0; i < representation.Bytes.Count; i++)
            {
                var file = demo.Title.Segment(representation, i + 1);
                Assert.Equal(file.Length, representation.Bytes[i]);
                Assert.Equal(ReprDigest.Of(file), representation.Digests[i]);
            }
    }

    [Fact]
    public void The_index_on_disk_is_the_index_returned()
    {
        SkipWithoutFFmpeg();
        var json = File.ReadAllBytes(Path.Combine(demo.Title.Folder, SegmentFiles.SegmentIndex));
        Assert.Equal(SegmentIndexJson.Write(demo.Title.Segments), json);
    }

    [Fact]
    public void Sound_and_picture_decode_without_a_complaint()
    {
        SkipWithoutFFmpeg();
        foreach (var representation in demo.Title.Segments.AdaptationSets.SelectMany(set => set.Representations))
        {
            var (_, errors) = FFmpegProgram.Run("-xerror", "-i", demo.Title.Joined(representation), "-f", "null", "-");
            Assert.Empty(errors);
        }
    }

    private static double Nominal(RepresentationIndex representation) => double.Parse(representation.Id.Split('-')[1].TrimEnd('k'));

    private static void SkipWithoutFFmpeg() => Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
}
