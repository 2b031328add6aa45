using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class ClipDescriptionTests
{
    [Fact]
    public void Packets_streams_and_container_are_told_apart()
    {
        var (analysis, packets, mayRestart) = Read("mov", "0:00:-0.040000", "1:00:02.000000")!.Value;
        Assert.Equal("h264", analysis.VideoStreams.Single().CodecName);
        Assert.Equal((2, -0.04, 3602.04), (packets[0].Count, packets[0].Start, packets[0].End));
        Assert.False(mayRestart);
    }

    [Fact]
    public void Times_that_start_anew_go_on_where_the_container_allows_it()
    {
        Assert.Equal(5.04, Read("mov", "0:00:05.000000", "0:00:00.000000")!.Value.Packets[0].End);
        Assert.Equal(5.08, Read("mpegts", "0:00:05.000000", "0:00:00.000000")!.Value.Packets[0].End!.Value, 6);
    }

    [Fact]
    public void A_time_that_is_left_out_is_unknown() => Assert.Null(Read("mov", "N/A")!.Value.Packets[0].Start);

    [Fact]
    public void What_breaks_off_is_no_description()
    {
        var clip = new ClipDescription();
        clip.Add("    \"streams\": [");
        Assert.Null(clip.Read());
    }

    [Fact]
    public void A_description_without_end_is_refused()
    {
        var clip = new ClipDescription();
        clip.Add("    \"streams\": [");
        Assert.Throws<IngestException>(() => clip.Add(new string(' ', 16 << 20)));
    }

    private static (FFMpegCore.IMediaAnalysis Analysis, PacketSurvey Packets, bool MayRestart)? Read(string format, params string[] times)
    {
        var clip = new ClipDescription();
        foreach (var line in (string[])
            [
                "{", "    \"packets\": [", .. times.SelectMany(Packet), "    ],",
                "    \"streams\": [", "        { \"index\": 0, \"codec_name\": \"h264\", \"codec_type\": \"video\" }", "    ],",
                $"    \"format\": {{ \"format_name\": \"{format}\" }}", "}",
            ])
            clip.Add(line);
        return clip.Read();
    }

    // ffprobe leaves out what it does not know, and adds side data of which nobody asked.
    private static string[] Packet(string time) =>
    [
        $"        {{ \"stream_index\": 0, {(time == "N/A" ? "" : $"\"pts_time\": \"{time}\", \"dts_time\": \"{time}\", ")}\"duration_time\": \"0:00:00.040000\",",
        "            \"side_data_list\": [", "                { \"side_data_type\": \"Skip Samples\" }", "            ] },",
    ];
}
