using CsCheck;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Tests.SegmentIndexes;

/// <summary>Titles as a packager would describe them: one by hand, and any number by chance.</summary>
internal static class Titles
{
    private static readonly string Digest = ReprDigest.Of("segment"u8);

    /// <summary>Two rungs of 24 fps video in 2 s Segments, the last 1 s; stereo AAC cut near them, 1024 samples of priming.</summary>
    public static SegmentIndex Small { get; } = new()
    {
        Title = "Small",
        Duration = Duration.FromSeconds(5),
        MinBufferTime = Duration.FromSeconds(2),
        AdaptationSets =
        [
            Video(12288, [24576, 24576, 12288], [[40_000, 90_000, 20_000], [100_000, 250_000, 60_000]]),
            Audio([97280, 95232, 48128], [24_000, 24_500, 12_000]),
        ],
    };

    /// <summary>Valid titles: any timescale, 1 to 40 Segments of any length, 1 to 5 rungs, with or without audio and quality.</summary>
    public static Gen<SegmentIndex> Any { get; } =
        from timescale in Gen.OneOf<long>(1, 24, 1000, 12800, 30000, 90000, 10_000_000)
        from durations in Gen.Long[Math.Max(1, timescale / 2), timescale * 5].Array[1, 40]
        from sizes in Gen.Long[1, 5_000_000].Array[durations.Length].Array[1, 5]
        from audio in Gen.Long[20, 220].Array[1, 40]
        from hasAudio in Gen.Bool
        from title in Gen.String[Gen.Char[' ', '퟿'], 0, 20]
        from quality in Gen.Double[5, 30].Array[durations.Length]
        let sets = new[] { Video(timescale, durations, sizes, quality), Audio([.. audio.Select(frames => frames * 1024)], [.. audio]) }
        select Of(title, hasAudio ? sets : sets[..1]);

    private static SegmentIndex Of(string title, AdaptationSetIndex[] sets) => new()
    {
        Title = title,
        Duration = sets.Max(set => set.ToAdaptationSet().End),
        MinBufferTime = Duration.FromSeconds(2),
        AdaptationSets = sets,
    };

    public static AdaptationSetIndex Video(long timescale, long[] durations, long[][] sizes, double[]? quality = null) => new AdaptationSetIndex
    {
        Id = 0,
        ContentType = ContentType.Video,
        Timescale = timescale,
        DurationTicks = durations,
        Representations = [.. sizes.Select((bytes, i) => Rung($"v{i}", bytes, quality))],
    }.WithMeasuredRates(Duration.FromSeconds(2));

    public static AdaptationSetIndex Audio(long[] durations, long[] sizes) => new AdaptationSetIndex
    {
        Id = 1,
        ContentType = ContentType.Audio,
        Lang = "en",
        Timescale = 48000,
        PresentationTimeOffset = 1024,
        DurationTicks = durations,
        Representations = [Files("a0", sizes) with { Codecs = "mp4a.40.2", AudioSamplingRate = 48000, Channels = 2 }],
    }.WithMeasuredRates(Duration.FromSeconds(2));

    private static RepresentationIndex Rung(string id, long[] sizes, double[]? quality) => Files(id, sizes) with
    {
        Codecs = "avc1.64001f",
        Width = 640,
        Height = 360,
        FrameRate = new Ratio(30000, 1001),
        Sar = new Ratio(1, 1),
        Quality = quality,
    };

    private static RepresentationIndex Files(string id, long[] sizes) => new()
    {
        Id = id,
        Codecs = "",
        Initialization = new(700, Digest),
        Bytes = sizes,
        Digests = [.. sizes.Select(_ => Digest)],
    };
}
