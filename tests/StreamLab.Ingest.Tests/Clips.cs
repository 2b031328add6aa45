namespace StreamLab.Ingest.Tests;

/// <summary>Clips made once for all tests of a class, and the catalog they are ingested into.</summary>
public sealed class Clips : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Catalog => _folder["catalog"];

    /// <returns>The path of a clip of the demo's pictures, made at the first call with these options.</returns>
    public string Make(params string[] options)
    {
        var path = _folder[string.Concat(options).Replace('/', '-') + ".mp4"];
        if (!File.Exists(path)) DemoClip.Make(path, options);
        return path;
    }

    /// <returns>Seconds 3 to 7 of the demo, small: two of an easy scene, then two of a hard one.</returns>
    public string MakeEasyThenHard()
    {
        var path = _folder["easy-then-hard.mp4"];
        if (File.Exists(path)) return path;
        var whole = Make("--seconds", "7", "--size", "320x180", "--silent");
        FFmpegProgram.Run("-ss", "3", "-i", whole, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "10", path);
        return path;
    }

    public IngestRequest Request(string clip) => new(clip, Catalog) { Force = true };

    public void Dispose() => _folder.Dispose();
}
