using System.Text.Json.Serialization;
using StreamLab.Dash.Mpd;

namespace StreamLab.Cli.Inspecting;

/// <summary>A media presentation description.</summary>
/// <param name="LeftOut">What of it is not played, and why.</param>
/// <param name="WhyNotPlayed">Why nothing of it is played; null where it is.</param>
internal sealed record MpdInspection(
    string Title, double Seconds, IReadOnlyList<MpdInspection.Server> Pathways, Uri? SegmentIndex, IReadOnlyList<MpdInspection.Set> AdaptationSets,
    IReadOnlyList<string> LeftOut, string? WhyNotPlayed) : Inspection("mpd")
{
    internal sealed record Server(string Name, Uri Url);

    /// <param name="SegmentSeconds">Of the first segment.</param>
    /// <param name="Periods">How many are played one after another.</param>
    internal sealed record Set(string Id, string ContentType, string Language, int Periods, int Segments, double SegmentSeconds, bool HasExactSizes, IReadOnlyList<Encoding> Representations);

    internal sealed record Encoding(string Id, double BandwidthKbps, string Codecs, int Width, int Height)
    {
        /// <summary>Only where it was asked for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<Part>? Segments { get; init; }
    }

    /// <summary>One segment, on the first server.</summary>
    /// <param name="Range">The bytes of the file that it is; null: the whole file.</param>
    /// <param name="Initialization">Where its initialization segment is, and which bytes; null: it has none.</param>
    internal sealed record Part(long Number, double Start, double Seconds, Uri Url, string? Range, string? Initialization);

    /// <param name="withSegments">Whether every segment is to be listed.</param>
    public static MpdInspection Of(Manifest manifest, bool withSegments) => new(
        manifest.Presentation.Title,
        manifest.Presentation.Duration.Seconds,
        [.. manifest.Pathways.Select(p => new Server(p.Name, p.BaseUrl))],
        manifest.SegmentIndexUrl,
        [.. manifest.Presentation.Periods[0].AdaptationSets.Select((set, i) => SetOf(manifest, set, i, withSegments))],
        manifest.LeftOut,
        manifest.WhyNotPlayed);

    public override void Write(TextWriter output)
    {
        output.WriteLine($"MPD {Title}: {Seconds:0.###} s; exact sizes {Sizes}");
        foreach (var server in Pathways) output.WriteLine($"  server {server.Name}: {server.Url}");
        foreach (var set in AdaptationSets) Write(output, set);
        if (WhyNotPlayed is { } why) output.WriteLine($"  not played: {why}");
        foreach (var line in LeftOut) output.WriteLine($"  left out: {line}");
    }

    private string Sizes => SegmentIndex is { } url ? $"at {url}" : AdaptationSets.All(s => s.HasExactSizes) ? "are in the manifest or in its files" : "are not offered";

    private static void Write(TextWriter output, Set set)
    {
        var periods = set.Periods > 1 ? $" in {set.Periods} periods" : "";
        output.WriteLine($"  {set.ContentType}{(set.Language.Length > 0 ? $" ({set.Language})" : "")}: {set.Segments} segments of {set.SegmentSeconds:0.###} s{periods}");
        foreach (var r in set.Representations)
        {
            output.WriteLine($"    {r.Id,-10} {r.BandwidthKbps,7:0} kbps {r.Codecs} {(r.Width > 0 ? $"{r.Width}x{r.Height}" : "")}".TrimEnd());
            foreach (var part in r.Segments ?? []) output.WriteLine($"      {part.Number,6} {part.Start,10:0.000} {part.Seconds,8:0.000} {part.Url} {part.Range}".TrimEnd());
        }
    }

    private static Set SetOf(Manifest manifest, AdaptationSet set, int index, bool withSegments) => new(
        set.Id, set.ContentType.ToString().ToLowerInvariant(), set.Language, set.PeriodStarts.Count, set.SegmentCount, set.Segments[0].Duration.Seconds, set.HasExactSizes,
        [.. set.Representations.Select((r, i) => new Encoding(r.Id, r.Bandwidth.Kbps, r.Codecs, r.Width, r.Height) { Segments = withSegments ? PartsOf(manifest, set, index, i) : null })]);

    private static Part[] PartsOf(Manifest manifest, AdaptationSet set, int index, int representation) => [.. set.Segments.ToArray().Select(segment =>
    {
        var media = manifest.Media(manifest.Pathways[0], index, representation, segment.Index);
        var initialization = manifest.Initialization(manifest.Pathways[0], index, representation, segment.Index);
        return new Part(segment.Number, segment.Start.Seconds, segment.Duration.Seconds, media.Url, media.Range?.ToString(), initialization is null ? null : $"{initialization.Url} {initialization.Range}".TrimEnd());
    })];
}
