using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Hls;

/// <summary>Playlists that others wrote: here ffmpeg's own HLS muxer.</summary>
public sealed class FfmpegPlaylistTests
{
    [Theory]
    [InlineData("independent_segments")]
    [InlineData("single_file")]
    public void A_presentation_of_ffmpeg_is_read_and_names_the_bytes_that_it_wrote(string flags)
    {
        Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
        using var folder = new TemporaryFolder();
        var manifest = Package(folder, "fmp4", flags);
        var sets = manifest.Presentation.Periods[0].AdaptationSets;
        Assert.Equal([(ContentType.Video, 2, 3), (ContentType.Audio, 1, 3)], sets.Select(set => (set.ContentType, set.RepresentationCount, set.SegmentCount)));
        Assert.Equal(5, manifest.Presentation.Duration.Seconds, 0.1);
        Assert.Equal(flags == "single_file", sets[0].HasExactSizes);
        foreach (var place in Places(manifest)) Assert.InRange(place.Range?.Last ?? 0, 0, new FileInfo(folder[Path.GetFileName(place.Url.AbsolutePath)]).Length - 1);
    }

    [Fact]
    public void Transport_streams_of_ffmpeg_are_refused_by_name()
    {
        Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
        using var folder = new TemporaryFolder();
        Write(folder, "mpegts", "independent_segments");
        Assert.Contains("MPEG-TS", Playlists.Refused(File.ReadAllText(folder["master.m3u8"]), MediaOf(folder)).Message, StringComparison.Ordinal);
    }

    private static Manifest Package(TemporaryFolder folder, string type, string flags)
    {
        Write(folder, type, flags);
        return Playlists.Good(File.ReadAllText(folder["master.m3u8"]), MediaOf(folder));
    }

    private static Dictionary<string, string> MediaOf(TemporaryFolder folder) =>
        Enumerable.Range(0, 3).ToDictionary(i => $"/t/out_{i}.m3u8", i => File.ReadAllText(folder[$"out_{i}.m3u8"]));

    private static IEnumerable<MediaLocation> Places(Manifest manifest)
    {
        foreach (var (s, set) in manifest.Presentation.Periods[0].AdaptationSets.Index())
            for (var r = 0; r < set.RepresentationCount; r++)
            {
                yield return manifest.Initialization(manifest.Pathways[0], s, r, 0)!;
                for (var n = 0; n < set.SegmentCount; n++) yield return manifest.Media(manifest.Pathways[0], s, r, n);
            }
    }

    private static void Write(TemporaryFolder folder, string type, string flags)
    {
        const string Inputs = "-f lavfi -i testsrc2=s=160x90:r=25:d=5 -f lavfi -i sine=d=5 -map 0:v -map 0:v -map 1:a";
        const string Codecs = "-c:v libx264 -preset ultrafast -g 50 -sc_threshold 0 -b:v:0 200k -b:v:1 100k -c:a aac";
        var (_, errors) = FFmpegProgram.Run([.. $"{Inputs} {Codecs} -f hls -hls_time 2 -hls_playlist_type vod -hls_segment_type {type} -hls_flags {flags} -master_pl_name master.m3u8".Split(' '),
            "-var_stream_map", "v:0,agroup:s v:1,agroup:s a:0,agroup:s", folder["out_%v.m3u8"]]);
        Assert.Empty(errors);
    }
}
