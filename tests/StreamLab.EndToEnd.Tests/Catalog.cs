namespace StreamLab.EndToEnd.Tests;

/// <summary>
/// The catalog that the end-to-end tests play from, made as a user makes it: the generated clip, and the real ones that lie beside the
/// checkout. Encoding is the dear part, and it would disturb sessions in real time: it is done once, before all tests.
/// </summary>
public sealed class Catalog : IAsyncLifetime
{
    // Enough to fall and to rise, for a third of the default ladder's encoding time: real clips are large.
    private const string ThreeRungs = """
        {"name": "three", "rungs": [
          {"width": 256, "height": 144, "bitrate": "200kbps"}, {"width": 426, "height": 240, "bitrate": "800kbps"}, {"width": 640, "height": 360, "bitrate": "2400kbps"}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public const string Demo = "demo";

    /// <summary>Two minutes of one small picture, for sessions in which only the servers matter.</summary>
    public const string Small = "small";

    /// <summary>Clips that may be beside the checkout; short ones are repeated to a minute.</summary>
    public static readonly IReadOnlyDictionary<string, string> Clips = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bbb"] = "clips/big-buck-bunny-854x480-24fps-30s.mp4",
        ["croatia"] = "clips/croatia-1920x1080-25fps-8s.mp4",
        ["tears"] = "clips/tears-of-steel-1920x1080-29.97fps-8s.mp4",
    };

    /// <summary>Those of them that are there.</summary>
    public static IReadOnlyList<string> RealTitles => [.. Clips.Where(c => SharedMaterial.Find(c.Value) is not null).Select(c => c.Key)];

    public string Folder => _folder["catalog"];

    /// <summary>A place for a test's own files.</summary>
    public string FolderFor(string test) => _folder[test];

    public async ValueTask InitializeAsync()
    {
        if (!FFmpegProgram.IsThere) return;
        var clip = _folder["demo.mp4"];
        DemoClip.Make(clip);
        await IngestAsync(clip, Demo);
        await MakeSmallAsync();
        var ladder = _folder["three.json"];
        await File.WriteAllTextAsync(ladder, ThreeRungs);
        foreach (var title in RealTitles) await IngestAsync(SharedMaterial.Find(Clips[title])!, title, "--repeat", "60s", "--ladder", ladder);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task MakeSmallAsync()
    {
        var (clip, ladder) = (_folder["small.mkv"], _folder["one.json"]);
        FFmpegProgram.Run("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=20", "-f", "lavfi", "-i", "sine=duration=20", "-preset", "ultrafast", "-c:a", "aac", clip);
        await File.WriteAllTextAsync(ladder, """{"name": "one", "rungs": [{"width": 320, "height": 180, "bitrate": "300kbps"}]}""");
        await IngestAsync(clip, Small, "--repeat", "120s", "--ladder", ladder);
    }

    private async Task IngestAsync(string clip, string title, params IEnumerable<string> options)
    {
        var outcome = await Streamlab.RunAsync(["ingest", clip, "--out", Folder, "--title", title, .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }
}
