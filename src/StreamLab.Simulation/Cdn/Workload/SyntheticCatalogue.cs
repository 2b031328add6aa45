using System.Globalization;

namespace StreamLab.Simulation.Cdn;

/// <summary>A catalogue that nobody has to encode: titles of one length, the same rungs each, popularity after Zipf's law.</summary>
public sealed record SyntheticCatalogue
{
    /// <summary>The least and the greatest share of its mean size that a Segment has: complexity varies along a title.</summary>
    private const double LeastSize = 0.6, GreatestSize = 1.4;

    public int Titles { get; init; } = 500;

    public int SegmentsPerTitle { get; init; } = 150;

    public Duration SegmentDuration { get; init; } = Duration.FromSeconds(2);

    /// <summary>The title in place k is asked for in proportion to k to the minus this.</summary>
    public double ZipfExponent { get; init; } = 1;

    /// <summary>Mean rate of each, and the share of viewers that get it.</summary>
    public IReadOnlyList<(Bitrate Rate, double Share)> Rungs { get; init; } =
    [
        (Bitrate.FromKbps(400), 0.05), (Bitrate.FromKbps(1_000), 0.15), (Bitrate.FromKbps(2_000), 0.25), (Bitrate.FromKbps(3_500), 0.3), (Bitrate.FromKbps(6_000), 0.25),
    ];

    /// <exception cref="ArgumentException">See <see cref="Catalogue(IReadOnlyList{CatalogueTitle}, Duration)"/>.</exception>
    public Catalogue Make()
    {
        if ((long)Titles * SegmentsPerTitle * Rungs.Count > Catalogue.MostObjects) throw new ArgumentException($"{Titles} titles of {SegmentsPerTitle} segments are more than {Catalogue.MostObjects} objects");
        return new([.. Enumerable.Range(0, Titles).Select(Title)], SegmentDuration);
    }

    private CatalogueTitle Title(int place)
    {
        var random = new SplitMix((ulong)place);
        double[] complexity = [.. Enumerable.Range(0, SegmentsPerTitle).Select(_ => LeastSize + ((GreatestSize - LeastSize) * random.NextUnit()))];
        return new(string.Create(CultureInfo.InvariantCulture, $"title-{place + 1}"), Math.Pow(place + 1, -ZipfExponent), [.. Rungs.Select((rung, i) => Representation(i, rung.Rate, rung.Share, complexity))]);
    }

    private CatalogueRepresentation Representation(int rung, Bitrate rate, double share, double[] complexity) => new(
        string.Create(CultureInfo.InvariantCulture, $"video-{rung + 1}"), ContentType.Video, share, [.. complexity.Select(c => (int)(rate * SegmentDuration * c).Bytes)]);
}
