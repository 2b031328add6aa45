using StreamLab.Dash.Hls;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Dash.Tests.SegmentIndexes;

namespace StreamLab.Dash.Tests.Hls;

public class HlsWriterTests
{
    [Fact]
    public void The_master_playlist_of_a_title_with_audio() => Assert.Equal("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-0",NAME="1 en",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a0/playlist.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=458791,AVERAGE-BANDWIDTH=336543,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,AUDIO="audio-0"
        v0/playlist.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=1098791,AVERAGE-BANDWIDTH=752543,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,AUDIO="audio-0"
        v1/playlist.m3u8

        """, HlsWriter.Master(Titles.Small), ignoreLineEndingDifferences: true);

    [Fact]
    public void The_media_playlist_of_a_representation() => Assert.Equal("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-TARGETDURATION:2
        #EXT-X-MEDIA-SEQUENCE:1
        #EXT-X-PLAYLIST-TYPE:VOD
        #EXT-X-MAP:URI="init.mp4"
        #EXTINF:2.026667,
        00001.m4s
        #EXTINF:1.984,
        00002.m4s
        #EXTINF:1.002667,
        00003.m4s
        #EXT-X-ENDLIST

        """, HlsWriter.MediaPlaylist(Titles.Small.AdaptationSets[1]), ignoreLineEndingDifferences: true);

    [Fact]
    public void Without_audio_there_is_no_group() =>
        Assert.DoesNotContain("AUDIO", HlsWriter.Master(Titles.Small with { AdaptationSets = [Titles.Small.AdaptationSets[0]] }));

    [Fact]
    public void Without_video_each_audio_representation_is_a_stream()
    {
        var master = HlsWriter.Master(Titles.Small with { AdaptationSets = [Titles.Small.AdaptationSets[1]] });
        Assert.Contains("CODECS=\"mp4a.40.2\"\na0/playlist.m3u8\n", master);
        Assert.DoesNotContain("EXT-X-MEDIA:", master);
    }

    [Fact]
    public void Each_quality_of_audio_is_a_group_with_every_language()
    {
        var english = Titles.Small.AdaptationSets[1] with { Representations = [Audio("low"), Audio("high")] };
        var french = Titles.Small.AdaptationSets[1] with { Id = 2, Lang = "fr", Representations = [Audio("fr")] };
        var lines = HlsWriter.Master(Titles.Small with { AdaptationSets = [Titles.Small.AdaptationSets[0], english, french] }).Split('\n');
        Assert.Equal(["low", "fr", "high", "fr"], lines.Where(l => l.StartsWith("#EXT-X-MEDIA:")).Select(l => l.Split("URI=\"")[1].Split('/')[0]));
        Assert.Equal(2 * 2, lines.Count(l => l.StartsWith("#EXT-X-STREAM-INF:")));
    }

    private static RepresentationIndex Audio(string id) => Titles.Small.AdaptationSets[1].Representations[0] with { Id = id };
}
