using FFMpegCore;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class SourceProbeTests
{
    private const string Picture = """ "codec_type": "video", "codec_name": "h264", "width": 720, "height": 576, "r_frame_rate": "25/1", "avg_frame_rate": "25/1" """;

    [Fact]
    public void A_picture_and_its_sound_are_found()
    {
        var source = Describe($$"""{ "index": 0, {{Picture}} }, {{Sound(1)}}""");
        Assert.Equal(new SourcePicture(0, 720, 576, new Ratio(25, 1), 0, Duration.FromSeconds(4)), source.Picture);
        Assert.Equal([new SourceSound(1, "aac", null)], source.Sounds);
        Assert.Empty(source.Notes);
    }

    [Fact]
    public void Pixels_that_are_not_square_are_stretched() =>
        Assert.Equal((1024, 576), Size($$"""{ "index": 0, {{Picture}}, "sample_aspect_ratio": "64:45" }"""));

    [Theory]
    [InlineData(-90, 1)]
    [InlineData(90, 3)]
    [InlineData(180, 2)]
    [InlineData(-180, 2)]
    public void A_clip_filmed_sideways_is_turned(int rotation, int turns)
    {
        var turned = $$"""{ "index": 0, {{Picture}}, "side_data_list": [{ "side_data_type": "Display Matrix", "rotation": {{rotation}} }] }""";
        Assert.Equal(turns, Describe(turned).Picture.Turns);
    }

    [Fact]
    public void A_clip_filmed_sideways_stands_upright() =>
        Assert.Equal((576, 720), Size($$"""{ "index": 0, {{Picture}}, "side_data_list": [{ "side_data_type": "Display Matrix", "rotation": -90 }] }"""));

    [Fact]
    public void The_default_sound_comes_first_with_its_language_and_the_rest_is_named()
    {
        var source = Describe($$"""
            { "index": 0, {{Picture}} }, {{Sound(1, "eng")}}, {{Sound(2, "ger", isDefault: 1)}}, {{Sound(3)}},
            { "index": 4, "codec_type": "subtitle", "codec_name": "subrip" }
            """, silent: 3);
        Assert.Equal([new SourceSound(2, "aac", "deu"), new SourceSound(1, "aac", "eng")], source.Sounds);
        Assert.Equal(["the sound in stream 3 (aac) is left out: it is announced but has no packets", "the subtitles in stream 4 (subrip) are left out"], source.Notes);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 0)]
    public void The_default_picture_goes_before_the_largest(int firstIsDefault, int secondIsDefault, int chosen)
    {
        var analysis = Read($$"""
            { "index": 0, {{Picture.Replace("720", "72")}}, "disposition": { "default": {{firstIsDefault}} } },
            { "index": 1, {{Picture}}, "disposition": { "default": {{secondIsDefault}} } },
            { "index": 2, {{Picture.Replace("720", "7200")}}, "disposition": { "attached_pic": 1, "default": 1 } }
            """);
        Assert.Equal(chosen, StreamChoice.Pictures(analysis, Packets(3))[0].Index);
    }

    [Fact]
    public void A_single_picture_goes_behind_those_that_move_whatever_is_marked()
    {
        var packets = Packets(2, silent: 0);
        packets.Add(["0", "0", "0", "0.04"], mayRestart: false);
        var analysis = Read($$"""
            { "index": 0, {{Picture.Replace("720", "7200")}}, "disposition": { "default": 1 } }, { "index": 1, {{Picture}} }
            """);
        Assert.Equal([1, 0], StreamChoice.Pictures(analysis, packets).Select(stream => stream.Index));
    }

    [Fact]
    public void Sound_that_begins_before_the_first_picture_is_said()
    {
        var packets = Packets(2);
        packets.Add(["1", "-1.7", "-1.7", "0.02"], mayRestart: false);
        Assert.Contains("begins 1.7 s before", Describe(Read($$"""{ "index": 0, {{Picture}} }, {{Sound(1)}}"""), packets).Notes.Single());
    }

    [Fact]
    public void Sound_that_goes_on_without_a_picture_is_said()
    {
        var packets = Packets(2);
        packets.Add(["1", "7.98", "7.98", "0.02"], mayRestart: false);
        Assert.Contains("goes on for 4.0 s", Describe(Read($$"""{ "index": 0, {{Picture}} }, {{Sound(1)}}"""), packets).Notes.Single());
    }

    [Theory]
    [InlineData("\"color_transfer\": \"smpte2084\"", ColourRange.Perceptual)]
    [InlineData("\"color_transfer\": \"arib-std-b67\"", ColourRange.HybridLogGamma)]
    [InlineData("\"color_primaries\": \"bt2020\"", ColourRange.Wide)]
    internal void Colours_beyond_BT709_are_seen_and_said(string field, ColourRange colours)
    {
        var source = Describe($$"""{ "index": 0, {{Picture}}, {{field}} }""");
        Assert.Equal(colours, source.Picture.Colours);
        Assert.Contains("BT.709", source.Notes.Single());
    }

    [Theory]
    [InlineData(3, "progressive", Interlacing.Marked)]
    [InlineData(0, "tt", Interlacing.TopFirst)]
    [InlineData(0, "tb", Interlacing.BottomFirst)]
    [InlineData(0, "progressive", Interlacing.None)]
    [InlineData(0, null, Interlacing.None)]
    internal void Interlacing_is_what_pictures_say_then_what_the_stream_says(int marked, string? order, Interlacing interlacing) =>
        Assert.Equal(interlacing, new FirstPictures(0, 0.04, marked).InterlacingBy(order));

    [Fact]
    public void Fields_in_packets_of_their_own_are_half_a_picture_each()
    {
        var packets = new PacketSurvey();
        for (var i = 0; i < 200; i++) packets.Add(["0", FormattableString.Invariant($"{i / 50.0}"), "N/A", "0.02"], mayRestart: false);
        var analysis = Read($$"""{ "index": 0, {{Picture}} }""");
        var first = new FirstPictures(0, Step: 0.04, Interlaced: 24, PerPacket: 0.5);
        Assert.Equal(new Ratio(25, 1), SourceProbe.Describe(analysis, packets, analysis.VideoStreams[0], first, "clip.ts").Picture.FrameRate);
    }

    private static (int, int) Size(string streams) => Describe(streams).Picture.ShownSize;

    private static string Sound(int index, string language = "und", int isDefault = 0) => $$"""
        { "index": {{index}}, "codec_type": "audio", "codec_name": "aac", "tags": { "language": "{{language}}" }, "disposition": { "default": {{isDefault}} } }
        """;

    private static SourceMedia Describe(string streams, int? silent = null) => Describe(Read(streams), Packets(8, silent));

    private static SourceMedia Describe(IMediaAnalysis analysis, PacketSurvey packets) =>
        SourceProbe.Describe(analysis, packets, StreamChoice.Pictures(analysis, packets)[0], new FirstPictures(0, 0.04, 0), "clip.mp4");

    private static IMediaAnalysis Read(string streams) => FFProbe.FromJson($$"""{ "streams": [{{streams}}], "format": { "format_name": "mov" } }""");

    // Four seconds of 25 packets in each stream.
    private static PacketSurvey Packets(int streams, int? silent = null)
    {
        var survey = new PacketSurvey();
        foreach (var stream in Enumerable.Range(0, streams).Where(stream => stream != silent))
            for (var i = 0; i < 100; i++) survey.Add([$"{stream}", FormattableString.Invariant($"{i / 25.0}"), "N/A", "0.04"], mayRestart: false);
        return survey;
    }
}
