using FFMpegCore;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class SourceProbeTests
{
    private const string Picture = """ "codec_type": "video", "width": 720, "height": 576, "r_frame_rate": "25/1", "avg_frame_rate": "25/1", "duration": "0:00:04.0" """;

    [Fact]
    public void A_picture_and_its_sound_are_found()
    {
        var source = Describe($$"""{ "index": 0, {{Picture}} }, { "index": 1, "codec_type": "audio" }""");
        Assert.Equal(new SourceMedia(0, 720, 576, new Ratio(25, 1), Duration.FromSeconds(4), 1), source);
    }

    [Fact]
    public void Pixels_that_are_not_square_are_stretched() =>
        Assert.Equal((1024, 576), Size($$"""{ "index": 0, {{Picture}}, "sample_aspect_ratio": "64:45" }"""));

    [Fact]
    public void A_clip_filmed_sideways_stands_upright() =>
        Assert.Equal((576, 720), Size($$"""{ "index": 0, {{Picture}}, "side_data_list": [{ "side_data_type": "Display Matrix", "rotation": -90 }] }"""));

    [Fact]
    public void A_cover_is_no_picture() => Assert.Contains("sound but no picture", Assert.Throws<IngestException>(() =>
        Describe($$"""{ "index": 0, {{Picture}}, "disposition": { "attached_pic": 1 } }, { "index": 1, "codec_type": "audio" }""")).Message);

    [Fact]
    public void A_clip_of_unknown_length_says_what_to_do() => Assert.Contains("-c copy", Assert.Throws<IngestException>(() =>
        Describe($$"""{ "index": 0, {{Picture.Replace("0:00:04.0", "0:00:00.0")}} }""")).Message);

    private static (int, int) Size(string streams) => (Describe(streams).Width, Describe(streams).Height);

    private static SourceMedia Describe(string streams) =>
        SourceProbe.Describe(FFProbe.FromJson($$"""{ "streams": [{{streams}}], "format": { "format_name": "mov" } }"""), "clip.mp4");
}
