namespace StreamLab.Ingest.Tests;

/// <summary>Clips made once for all tests of a class, and the catalog they are ingested into. Empty where ffmpeg is missing.</summary>
public sealed class Clips : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Catalog => _folder["catalog"];

    /// <returns>The path of a clip of the demo's pictures.</returns>
    public string Make(string name, params IEnumerable<string> options)
    {
        var path = _folder[name];
        DemoClip.Make(path, options);
        return path;
    }

    public string PathOf(string name) => _folder[name];

    public IngestRequest Request(string clip) => new(clip, Catalog);

    public void Dispose() => _folder.Dispose();
}
