using System.Xml.Linq;
using CsCheck;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Dash.Tests.SegmentIndexes;

namespace StreamLab.Dash.Tests.Mpd;

public class MpdWriterTests
{
    private static readonly XNamespace Dash = "urn:mpeg:dash:schema:mpd:2011";

    [Fact]
    public void The_manifest_with_its_segment_index_is_the_presentation_again() => Titles.Any.Sample(title =>
    {
        var manifest = Mpds.Read(Write(title, SegmentAddressing.Timeline));
        Assert.True(manifest.WithSegmentIndex(title).TryGet(out var exact, out var error), error?.ToString());
        AssertSame(title.ToPresentation(), exact.Presentation);
    });

    [Fact]
    public void The_manifest_names_the_files_that_are_there() => Titles.Any.Sample(title =>
    {
        var manifest = Mpds.Read(Write(title, SegmentAddressing.Timeline));
        foreach (var (s, set) in title.AdaptationSets.Index())
            foreach (var (r, representation) in set.Representations.Index())
            {
                var last = set.DurationTicks.Count - 1;
                var expected = new Uri(Mpds.Url, SegmentFiles.Segment(representation.Id, set.StartNumber + last));
                Assert.Equal(expected, manifest.Media(manifest.Pathways[0], s, r, last).Url);
                Assert.Equal(new Uri(Mpds.Url, SegmentFiles.Initialization(representation.Id)), manifest.Initialization(manifest.Pathways[0], s, r, 0)?.Url);
            }
    });

    [Fact]
    public void By_number_the_reader_counts_as_many_segments_or_the_writer_declines() =>
        Gen.Select(Gen.Long[1, 90_000], Gen.Long[1, 200_000], Gen.Double[0.001, 1.5], Gen.Int[1, 50]).Sample((timescale, ticks, last, count) =>
        {
            var durations = Enumerable.Repeat(ticks, count - 1).Append(Math.Max(1, (long)(ticks * last))).ToArray();
            var set = Titles.Video(timescale, durations, [[.. durations.Select(_ => 1000L)]]);
            var title = Titles.Small with { AdaptationSets = [set], Duration = new(set.Durations().Sum(d => d.Seconds)) };
            if (!MpdWriter.Write(title, SegmentAddressing.Number).TryGet(out var xml, out _)) return;
            var read = Mpds.Read(xml).OnlySet();
            Assert.Equal(count, read.SegmentCount);
            Assert.Equal(title.Duration.Seconds, read.End.Seconds, 0.0021);
        });

    [Fact]
    public void Of_several_sounds_the_first_is_the_main_one()
    {
        var (video, sound) = (Titles.Small.AdaptationSets[0], Titles.Small.AdaptationSets[1]);
        var other = sound with { Id = 2, Representations = [sound.Representations[0] with { Id = "a1" }] };
        var sets = Parse(Write(Titles.Small with { AdaptationSets = [video, sound, other] }, SegmentAddressing.Timeline)).Descendants(Dash + "AdaptationSet");
        Assert.Equal([null, "main", "alternate"], sets.Select(set => set.Element(Dash + "Role")?.Attribute("value")?.Value));
    }

    [Fact]
    public void One_sound_alone_needs_no_role() =>
        Assert.Empty(Parse(Write(Titles.Small, SegmentAddressing.Timeline)).Descendants(Dash + "Role"));

    [Fact]
    public void By_number_equal_segments_need_one_duration_only()
    {
        var title = Titles.Small with { AdaptationSets = [Titles.Small.AdaptationSets[0]] };
        var template = Parse(Write(title, SegmentAddressing.Number)).Descendants(Dash + "SegmentTemplate").Single();
        Assert.Equal("24576", template.Attribute("duration")!.Value);
        Assert.Empty(template.Elements());
    }

    /// <summary>As players do it: mpd-parser divides by the length of a Segment, others multiply first, or count in milliseconds.</summary>
    [Fact]
    public void By_number_no_division_of_doubles_counts_a_segment_too_many() => TitlesOfManyRates.Sample(title =>
    {
        var template = Parse(Write(title, SegmentAddressing.Number)).Descendants(Dash + "SegmentTemplate").Single();
        var (ticks, timescale) = (double.Parse(template.Attribute("duration")!.Value), double.Parse(template.Attribute("timescale")!.Value));
        var length = double.Parse(Parse(Write(title, SegmentAddressing.Number)).Attribute("mediaPresentationDuration")!.Value[2..^1]);
        double[] counts = [length / (ticks / timescale), length * timescale / ticks, length / ticks * timescale, length * 1000 / (ticks / timescale * 1000)];
        Assert.All(counts, count => Assert.Equal(title.AdaptationSets[0].DurationTicks.Count, Math.Ceiling(count)));
        Assert.InRange(title.Duration.Seconds - length, 0, 2e-6 + 1e-9); // the two microseconds, and what a double of hours may be off
    });

    [Fact]
    public void A_timeline_never_repeats_to_an_end_that_it_does_not_say() => TitlesOfManyRates.Sample(title =>
    {
        var runs = Parse(Write(title, SegmentAddressing.Timeline)).Descendants(Dash + "S").ToArray();
        Assert.All(runs, run => Assert.True((int?)run.Attribute("r") is null or > 0));
        Assert.Equal(title.AdaptationSets[0].DurationTicks.Count, runs.Sum(run => 1 + ((int?)run.Attribute("r") ?? 0)));
    });

    [Fact]
    public void Unequal_segments_cannot_be_addressed_by_number()
    {
        Assert.False(MpdWriter.Write(Titles.Small, SegmentAddressing.Number).TryGet(out _, out var error));
        Assert.Contains("AdaptationSet 1: Segment 2 lasts 95232 ticks, the first 97280", error.Message);
    }

    [Fact]
    public void A_tail_that_a_player_would_not_count_is_not_addressed_by_number()
    {
        var title = Titles.Small with { AdaptationSets = [Titles.Small.AdaptationSets[0]], Duration = Duration.FromSeconds(4) };
        Assert.False(MpdWriter.Write(title, SegmentAddressing.Number).TryGet(out _, out var error));
        Assert.Contains("would count 2 Segments in 4 s where there are 3", error.Message);
    }

    [Fact]
    public void Addressing_may_differ_between_video_and_audio() => Assert.True(MpdWriter
        .Write(Titles.Small, set => set.ContentType == ContentType.Video ? SegmentAddressing.Number : SegmentAddressing.Timeline).TryGet(out _, out _));

    [Fact]
    public void The_root_says_what_players_and_validators_ask_for()
    {
        var mpd = Parse(Write(Titles.Small, SegmentAddressing.Timeline));
        Assert.Equal(
            ["profiles=urn:mpeg:dash:profile:isoff-live:2011", "type=static", "mediaPresentationDuration=PT5S", "maxSegmentDuration=PT2.027S", "minBufferTime=PT2S"],
            mpd.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => $"{a.Name}={a.Value}"));
        Assert.Equal(["ProgramInformation", "Period", "SupplementalProperty"], mpd.Elements().Select(e => e.Name.LocalName)); // the schema's order
    }

    [Fact]
    public void A_set_and_its_representations_describe_themselves()
    {
        var mpd = Parse(Write(Titles.Small, SegmentAddressing.Timeline));
        var (video, audio) = (mpd.Descendants(Dash + "AdaptationSet").First(), mpd.Descendants(Dash + "AdaptationSet").Last());
        Assert.Equal(
            ["id=0", "contentType=video", "mimeType=video/mp4", "par=16:9", "segmentAlignment=true", "startWithSAP=1"], video.Attributes().Select(a => $"{a.Name}={a.Value}"));
        Assert.Equal(
            ["id=v0", "codecs=avc1.64001f", "bandwidth=360000", "width=640", "height=360", "frameRate=30000/1001", "sar=1:1"],
            video.Element(Dash + "Representation")!.Attributes().Select(a => $"{a.Name}={a.Value}"));
        Assert.Equal("en", audio.Attribute("lang")!.Value);
        Assert.Equal("2", audio.Descendants(Dash + "AudioChannelConfiguration").Single().Attribute("value")!.Value);
    }

    [Fact]
    public void A_timeline_hides_the_priming_and_joins_equal_segments()
    {
        var templates = Parse(Write(Titles.Small, SegmentAddressing.Timeline)).Descendants(Dash + "SegmentTemplate").ToArray();
        Assert.Equal(["<S t=\"0\" d=\"24576\" r=\"1\" />", "<S d=\"12288\" />"], Runs(templates[0]));
        Assert.Null(templates[0].Attribute("presentationTimeOffset"));
        Assert.Equal("1024", templates[1].Attribute("presentationTimeOffset")!.Value);
    }

    [Fact]
    public void Any_title_can_be_written() => Assert.Equal(
        "Film & <Co> \"1\", nul\uFFFD, half a pair \uFFFD",
        Mpds.Read(Write(Titles.Small with { Title = "Film & <Co> \"1\", nul\0, half a pair \ud83d" }, SegmentAddressing.Timeline)).Presentation.Title);

    [Fact]
    public void The_text_declares_itself_as_utf_8() => Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<MPD ", Write(Titles.Small, SegmentAddressing.Timeline));

    [Theory]
    [InlineData("v9", "does not know Representation 'v0'")]
    [InlineData("v0", "has 2 Segments of Representation v0, the manifest has 3")]
    public void A_segment_index_of_another_title_does_not_fit(string id, string reason)
    {
        var set = Titles.Small.AdaptationSets[0];
        var other = Titles.Small with { AdaptationSets = [set with { Representations = [set.Representations[0] with { Id = id, Bytes = [1, 2] }] }] };
        Assert.False(Mpds.Read(Write(Titles.Small, SegmentAddressing.Timeline)).WithSegmentIndex(other).TryGet(out _, out var error));
        Assert.Contains(reason, error.Message);
    }

    private static readonly (int Frames, int Seconds)[] FrameRates = [(24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (50, 1), (60000, 1001), (60, 1)];

    /// <summary>Some Segments of whole frames at a usual rate, the last of at least one frame.</summary>
    private static readonly Gen<SegmentIndex> TitlesOfManyRates =
        from rate in Gen.Int[0, FrameRates.Length - 1].Select(i => FrameRates[i])
        from frames in Gen.Int[1, 600]
        from count in Gen.Int[1, 2000]
        from last in Gen.OneOf(Gen.Const(frames), Gen.Int[1, frames])
        let ticks = Enumerable.Repeat((long)frames * rate.Seconds, count - 1).Append(last * rate.Seconds).ToArray()
        let set = Titles.Video(rate.Frames, ticks, [[.. ticks.Select(_ => 1000L)]])
        select Titles.Small with { AdaptationSets = [set], Duration = new((double)ticks.Sum() / rate.Frames) };

    private static string Write(SegmentIndex title, SegmentAddressing addressing)
    {
        Assert.True(MpdWriter.Write(title, addressing).TryGet(out var xml, out var error), error?.ToString());
        return xml;
    }

    private static XElement Parse(string xml) => XDocument.Parse(xml).Root!;

    private static string[] Runs(XElement template) =>
        [.. template.Descendants(Dash + "S").Select(s => s.ToString(SaveOptions.DisableFormatting).Replace($" xmlns=\"{Dash}\"", ""))];

    private static void AssertSame(Presentation expected, Presentation actual)
    {
        Assert.Equal(expected.Duration, actual.Duration);
        foreach (var (a, b) in expected.Periods[0].AdaptationSets.Zip(actual.Periods[0].AdaptationSets))
        {
            Assert.Equal((a.Id, a.ContentType), (b.Id, b.ContentType));
            Assert.Equal(a.Segments.ToArray(), b.Segments.ToArray());
            Assert.Equivalent(a.Representations, b.Representations, strict: true);
        }
    }
}
