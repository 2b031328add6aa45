namespace StreamLab.Testing;

/// <summary>Small media descriptions for tests: constant segment duration, sizes = declared rate × duration unless given.</summary>
public static class TestMedia
{
    /// <summary>Rates in kbit/s, ascending.</summary>
    public static readonly IReadOnlyList<double> Rates = [300, 750, 1200, 1850, 2850, 4300];

    public static AdaptationSet Video(int segments = 30, double segmentSeconds = 2, IReadOnlyList<double>? ratesKbps = null, bool initialization = false) =>
        Set("video", ContentType.Video, ratesKbps ?? Rates, segments, segmentSeconds, initialization);

    public static AdaptationSet Audio(int segments = 30, double segmentSeconds = 2, double rateKbps = 96, bool initialization = false) =>
        Set("audio", ContentType.Audio, [rateKbps], segments, segmentSeconds, initialization);

    /// <summary>Sound as a packager cuts it: each segment ends with the AAC frame (1024 samples of 48 kHz) that ends nearest to a whole 2 s.</summary>
    public static AdaptationSet FramedAudio(int segments = 30, double rateKbps = 96)
    {
        Duration End(int i) => Duration.FromSeconds(Math.Round(2 * i * 46.875) / 46.875);
        var representation = new Representation { Id = "a0", Bandwidth = Bitrate.FromKbps(rateKbps), Codecs = "mp4a.40.2" };
        return new AdaptationSet("audio", ContentType.Audio, [representation], [.. Enumerable.Range(0, segments).Select(i => new Segment(i, i + 1, End(i), End(i + 1) - End(i)))]);
    }

    public static Presentation Presentation(params IReadOnlyList<AdaptationSet> sets)
    {
        var duration = sets.Max(s => s.End);
        return new Presentation("test", duration, [new Period("0", Duration.Zero, duration, sets)]);
    }

    private static AdaptationSet Set(string id, ContentType type, IReadOnlyList<double> ratesKbps, int segments, double seconds, bool initialization)
    {
        var representations = ratesKbps.Select((rate, i) => new Representation
        {
            Id = $"{id[0]}{i}",
            Bandwidth = Bitrate.FromKbps(rate),
            HasInitialization = initialization,
            InitializationSize = initialization ? DataSize.FromBytes(800) : null,
        });
        var timeline = Enumerable.Range(0, segments).Select(i => new Segment(i, i + 1, Duration.FromSeconds(i * seconds), Duration.FromSeconds(seconds)));
        return new AdaptationSet(id, type, [.. representations], [.. timeline]);
    }
}
