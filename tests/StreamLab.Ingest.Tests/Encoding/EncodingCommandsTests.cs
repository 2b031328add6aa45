using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Tests.Encoding;

public sealed class EncodingCommandsTests
{
    private const string Input =
        "-hide_banner -nostdin -v error -max_alloc 1073741824 -protocol_whitelist file"
        + " -format_whitelist mov,mp4,m4a,3gp,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf,yuv4mpegpipe -max_pixels 35389440";

    private const string X264 = "-c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -g 50 -keyint_min 50 -sc_threshold 0 -bf 0 -flags +cgop";
    private const string Mp4 = "-map_metadata -1 -map_chapters -1 -f mp4 -movflags +cmaf+frag_keyframe+empty_moov+delay_moov+skip_trailer";

    [Fact]
    public void One_run_decodes_once_and_encodes_every_rung_and_the_sound() => Assert.Equal(
        $"""{Input} -i "file:source" -filter_complex "[0:0]fps=25/1:start_time=0,split=2[split0][split1];"""
        + "[split0]scale=320:180,setsar=1[video0];[split1]scale=640:360,setsar=1[video1];"
        + "[0:1]aresample=48000:async=1:first_pts=0,apad[audio]\""
        + $""" -map "[video0]" -fps_mode passthrough {X264} -b:v 150000 -maxrate 165000 -bufsize 112500 {Mp4} "180p-150k.mp4" -y"""
        + $""" -map "[video1]" -fps_mode passthrough {X264} -b:v 400000 -maxrate 440000 -bufsize 300000 {Mp4} "360p-400k.mp4" -y"""
        + $""" -map "[audio]" -t 11 -c:a aac -b:a 96k -ac 2 -ar 48000 {Mp4} -frag_duration 1000000 "audio-96k.mp4" -y""",
        Only(Plans.Make()));

    [Fact]
    public void A_clip_without_sound_has_no_audio_output() =>
        Assert.DoesNotContain("audio", Only(Plans.Make(source: Plans.Source with { AudioStream = null })));

    [Fact]
    public void A_repeated_clip_is_looped_and_ends_at_a_picture()
    {
        var command = Only(Plans.Make(repeat: Duration.FromSeconds(4)));
        Assert.Contains("-stream_loop -1 -i", command);
        Assert.Equal(2, command.Split("-t 3.98 ").Length - 1); // between the last picture and the next
        Assert.Contains("-t 5 -c:a", command);
    }

    [Theory]
    [InlineData(RateControl.Constant, "-b:v 150000 -minrate 150000 -maxrate 150000 -bufsize 150000 -x264-params nal-hrd=cbr")]
    [InlineData(RateControl.ConstantQuality, "-crf 23")]
    [InlineData(RateControl.IntraOnly, "-g 1 -keyint_min 1")]
    public void Each_rate_control_has_its_options(RateControl rateControl, string options) =>
        Assert.Contains(options, Only(Plans.Make(rateControl)));

    [Fact]
    public void Two_passes_are_two_runs_and_the_first_writes_nothing()
    {
        var commands = EncodingCommands.Build(Plans.Make(RateControl.TwoPass)).Select(command => command.Arguments).ToArray();
        Assert.Equal(2, commands.Length);
        Assert.Contains("-pass 1 -passlogfile 180p-150k", commands[0]);
        Assert.DoesNotContain(".mp4\"", commands[0]);
        Assert.Contains("-pass 2 -passlogfile 180p-150k", commands[1]);
    }

    private static string Only(EncodingPlan plan) => EncodingCommands.Build(plan).Single().Arguments;
}
