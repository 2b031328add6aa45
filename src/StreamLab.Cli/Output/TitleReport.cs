using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Cli.Output;

/// <summary>What a packaged title holds.</summary>
/// <param name="Version">Folder of its media below its own; null in titles of before.</param>
internal sealed record TitleReport(string Title, string Folder, string? Version, double Seconds, IReadOnlyList<TitleReport.Entry> Representations)
{
    /// <summary>What of the clip was left out or is changed; null where nobody ingested it just now.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <param name="BandwidthKbps">Declared.</param>
    /// <param name="AverageKbps">Of all its segments.</param>
    /// <param name="Width">Null for sound.</param>
    internal sealed record Entry(
        string Id, string ContentType, double BandwidthKbps, double AverageKbps, string Codecs, int? Width, int? Height, double? FramesPerSecond, int Segments, long Bytes);

    public static TitleReport Of(string folder, SegmentIndex index) => new(
        index.Title, folder, index.Version, index.Duration.Seconds, [.. index.AdaptationSets.SelectMany(set => set.Representations.Select(r => EntryOf(set, r)))]);

    private static Entry EntryOf(AdaptationSetIndex set, RepresentationIndex r) => new(
        r.Id, set.ContentType.ToString().ToLowerInvariant(), r.Bandwidth.Kbps, r.AverageBandwidth.Kbps, r.Codecs, r.Width, r.Height, r.FrameRate?.Value, r.Bytes.Count, r.Bytes.Sum());
}
