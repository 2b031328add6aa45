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
