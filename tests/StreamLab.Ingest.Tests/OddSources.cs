namespace StreamLab.Ingest.Tests;

/// <summary>Small clips with something unusual, made once, and what becomes of them.</summary>
public sealed class OddSources : IDisposable
{
    private static readonly string[] Fast = ["-c:v", "libx264", "-preset", "ultrafast"];
    private readonly TemporaryFolder _folder = new();

    public string this[string name] => _folder[name];

    /// <param name="name">Its ending chooses the container.</param>
    /// <param name="arguments">Of ffmpeg; pictures are H.264 where they say nothing else.</param>
    public string Make(string name, params string[] arguments)
    {
        string[] codec = arguments.Contains("-c:v") ? [] : Fast;
        var (_, errors) = FFmpegProgram.Run([.. arguments, .. codec, "-y", _folder[name]]);
        Assert.Empty(errors);
        return _folder[name];
    }

    /// <summary>Puts files one behind the other, as recorders of transport streams do.</summary>
    public string Join(string name, params string[] parts)
    {
        using var file = File.Create(_folder[name]);
        foreach (var part in parts) file.Write(File.ReadAllBytes(part));
        return _folder[name];
    }

    internal Task<IngestedTitle> Ingest(string clip) => Ingesting.Succeeds(Request(clip));

    internal IngestRequest Request(string clip) => new(clip, _folder["catalog"]) { Force = true, Ladder = Ingesting.SmallLadder };

    public static string[] Video(double seconds, string size = "320x180", int rate = 25) =>
        ["-f", "lavfi", "-i", FormattableString.Invariant($"testsrc2=size={size}:rate={rate}:duration={seconds}")];

    public static string[] Sound(double seconds, int rate = 44100) =>
        ["-f", "lavfi", "-i", FormattableString.Invariant($"sine=duration={seconds}:sample_rate={rate}")];

    public void Dispose() => _folder.Dispose();
}
