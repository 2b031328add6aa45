namespace StreamLab.Cli.Tests;

/// <summary>A catalog with one small title of six seconds, made by <c>ingest</c> once for all tests.</summary>
public sealed class Title : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public const string Name = "small";

    public static readonly string[] SmallLadder =
    [
        "{\"name\": \"small\", \"rungs\": [{\"width\": 160, \"height\": 90, \"bitrate\": \"100kbps\"},",
        "{\"width\": 320, \"height\": 180, \"bitrate\": \"300kbps\"}, {\"width\": 320, \"height\": 180, \"bitrate\": \"500kbps\"}]}",
    ];

    public string Catalog => _folder["catalog"];
    public string Folder => Path.Combine(Catalog, Name);
    public string Clip => _folder["clip.mp4"];
    public string Ladder => _folder["ladder.json"];

    /// <summary>What <c>ingest --json</c> said; null without ffmpeg.</summary>
    internal CliResult? Ingested { get; private set; }

    public async ValueTask InitializeAsync()
    {
        File.WriteAllLines(Ladder, SmallLadder);
        if (!FFmpegProgram.IsThere) return;
        DemoClip.Make(Clip, "--seconds", "6", "--size", "320x180");
        Ingested = await Cli.RunAsync("ingest", Clip, "--out", Catalog, "--title", Name, "--ladder", Ladder, "--json");
        Assert.True(Ingested.Code == 0, Ingested.Error);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public void SkipWithoutFFmpeg()
    {
        if (Ingested is null) Assert.Skip(FFmpegProgram.Missing);
    }
}
