namespace StreamLab.EndToEnd.Tests;

/// <summary>
/// The catalog that the end-to-end tests play from, made as a user makes it: the generated clip, and the real ones that lie beside the
/// checkout. Encoding is the dear part, so it is done once for all tests.
/// </summary>
public sealed class Catalog : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public const string Demo = "demo";

    /// <summary>Clips that may be beside the checkout; short ones are repeated to a minute.</summary>
    public static readonly IReadOnlyDictionary<string, string> Clips = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bbb"] = "clips/big-buck-bunny-854x480-24fps-30s.mp4",
        ["croatia"] = "clips/croatia-1920x1080-25fps-8s.mp4",
        ["tears"] = "clips/tears-of-steel-1920x1080-29.97fps-8s.mp4",
    };

    public string Folder => _folder["catalog"];

    /// <summary>A place for a test's own files.</summary>
    public string FolderFor(string test) => _folder[test];

    public async ValueTask InitializeAsync()
    {
        if (!FFmpegProgram.IsThere) return;
        var clip = _folder["demo.mp4"];
        DemoClip.Make(clip);
        await IngestAsync(clip, Demo);
    }

    /// <returns>Null where the clip is not beside the checkout.</returns>
    public async Task<string?> IngestSharedAsync(string title)
    {
        if (SharedMaterial.Find(Clips[title]) is not { } clip) return null;
        await IngestAsync(clip, title, "--repeat", "60s");
        return title;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task IngestAsync(string clip, string title, params IEnumerable<string> options)
    {
        var outcome = await Streamlab.RunAsync(["ingest", clip, "--out", Folder, "--title", title, .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }
}
