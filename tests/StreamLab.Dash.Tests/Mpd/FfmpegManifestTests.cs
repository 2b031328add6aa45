using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Mpd;

/// <summary>Manifests that others wrote: here ffmpeg's own DASH muxer.</summary>
public class FfmpegManifestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void A_manifest_of_ffmpeg_is_read_and_names_the_files_it_wrote(int useTimeline)
    {
        Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
        using var folder = new TemporaryFolder();
        Package(folder["m.mpd"], useTimeline);
        var manifest = Mpds.Read(File.ReadAllText(folder["m.mpd"]));
        var sets = manifest.Presentation.Periods[0].AdaptationSets;
        Assert.Equal([ContentType.Video, ContentType.Audio], sets.Select(s => s.ContentType));
        Assert.Equal([2, 1], sets.Select(s => s.Representations.Count));
        Assert.Equal(5, manifest.Presentation.Duration.Seconds, 0.1);
        Assert.Equal(3, sets[0].SegmentCount);
        foreach (var url in Urls(manifest)) Assert.True(File.Exists(folder[Path.GetFileName(url.AbsolutePath)]), url.AbsolutePath);
    }

    private static IEnumerable<Uri> Urls(Manifest manifest)
    {
        var sets = manifest.Presentation.Periods[0].AdaptationSets;
        for (var s = 0; s < sets.Count; s++)
            for (var r = 0; r < sets[s].Representations.Count; r++)
            {
                yield return manifest.Initialization(manifest.Pathways[0], s, r, 0)!.Url;
                for (var n = 0; n < sets[s].SegmentCount; n++) yield return manifest.Media(manifest.Pathways[0], s, r, n).Url;
            }
    }

    private static void Package(string manifest, int useTimeline)
    {
        const string Inputs = "-f lavfi -i testsrc2=s=320x180:r=25:d=5 -f lavfi -i sine=d=5 -map 0:v -map 0:v -map 1:a";
        const string Codecs = "-c:v libx264 -preset ultrafast -g 50 -sc_threshold 0 -b:v:0 200k -b:v:1 100k -s:v:1 160x90 -c:a aac";
        var (_, errors) = FFmpegProgram.Run([.. $"{Inputs} {Codecs} -f dash -seg_duration 2 -use_timeline {useTimeline}".Split(' '),
            "-adaptation_sets", "id=0,streams=v id=1,streams=a", manifest]);
        Assert.Empty(errors);
    }
}
