using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Tests.Encoding;

public sealed class EncodingCommandsTests
{
    private const string Formats =
        "mov,mp4,m4a,3gp,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf,mxf,gif,dv,nut,ivf,yuv4mpegpipe,h264,hevc,m4v,mpegvideo,obu";

    private const string Quiet = "-hide_banner -nostdin -v error -max_alloc 1073741824 -protocol_whitelist file";
    private const string Input = $"{Quiet} -format_whitelist {Formats} -max_pixels 35389440";

    private const string X264 = "-c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -g 50 -keyint_min 50 -sc_threshold 0 -bf 0 -flags +cgop";
    private const string Mp4 = "-map_metadata -1 -map_chapters -1 -f mp4 -movflags +cmaf+frag_keyframe+empty_moov+delay_moov+skip_trailer";

    [Fact]
    public void One_run_decodes_the_picture_once_and_encodes_every_rung_and_the_sound() => Assert.Equal(
        $"""{Input} -reinit_filter 0 -noautorotate -i "file:source" -protocol_whitelist file -format_whitelist nut -seek_timestamp 1 -i "file:sound-1.nut" """
        + """-filter_complex "[0:0]scale=640:360:force_original_aspect_ratio=decrease:eval=frame,format=yuv420p,pad=640:360:-1:-1:eval=frame,"""
        + "setpts=PTS-STARTPTS,split=2[split0][split1];[split0]scale=320:180,setsar=1[video0];[split1]scale=640:360,setsar=1[video1]\""
        + $""" -map "[video0]" -r 25/1 -fps_mode cfr {X264} -b:v 150000 -maxrate 165000 -bufsize 112500 {Mp4} "180p-150k.mp4" -y"""
        + $""" -map "[video1]" -r 25/1 -fps_mode cfr {X264} -b:v 400000 -maxrate 440000 -bufsize 300000 {Mp4} "360p-400k.mp4" -y"""
        + """ -map 1:0 -af "aresample=48000:async=1:min_hard_comp=0.025:first_pts=0,apad" -t 11 -c:a aac -b:a 96k -ac 2 -ar 48000"""
        + $""" {Mp4.Replace(" -f mp4", " -metadata:s:a:0 language=deu -f mp4")} -frag_duration 1000000 "audio-96k.mp4" -y""",
        Only(Plans.Make()));

    [Fact]
    public void Sound_is_decoded_before_to_one_rate_and_layout_with_its_times_counted_from_the_first_picture() => Assert.Equal(
        $"""{Input} -abort_on empty_output_stream -i "file:source" -map 0:1 -af "asetpts=PTS-(0.5)/TB,atrim=start=0" -ac 2 -ar 48000"""
        + """ -c:a pcm_s16le -f nut -map_metadata -1 "sound-1.nut" -y -map 0:0 -c copy -f null -""",
        SoundCommands.Decode(Plans.Source, Plans.Source.Sounds[0]).Arguments);

    [Fact]
    public void A_clip_without_sound_has_no_audio_output() =>
        Assert.DoesNotContain("audio", Only(Plans.Make(source: Plans.Source with { Sounds = [] })));

    [Fact]
    public void A_repeated_clip_is_named_once_for_each_round_and_ends_at_a_picture()
    {
        var command = Only(Plans.Make(repeat: Duration.FromSeconds(14)));
        Assert.StartsWith($"{Quiet} -format_whitelist concat,{Formats} -max_pixels 35389440 -f concat -safe 0", command);
        Assert.Contains("-stream_loop -1 -i \"file:audio-96k-round.nut\"", command);
        Assert.Equal(2, command.Split("-t 13.98 ").Length - 1); // between the last picture and the next
        Assert.Contains("-t 15 -c:a", command);
    }

    [Fact]
    public void The_sound_of_a_round_lasts_as_long_as_its_pictures() =>
        Assert.Contains("atrim=end_sample=480000", SoundCommands.Rounds(Plans.Make(repeat: Duration.FromSeconds(14))).Single().Arguments);

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
