using StreamLab.Dash.Mpd;

namespace StreamLab.Cli.Inspecting;

/// <summary>A media presentation description.</summary>
internal sealed record MpdInspection(
    string Title, double Seconds, IReadOnlyList<MpdInspection.Server> Pathways, Uri? SegmentIndex, IReadOnlyList<MpdInspection.Set> AdaptationSets) : Inspection("mpd")
{
    internal sealed record Server(string Name, Uri Url);

    /// <param name="SegmentSeconds">Of the first segment.</param>
    internal sealed record Set(string Id, string ContentType, int Segments, double SegmentSeconds, IReadOnlyList<Encoding> Representations);

    internal sealed record Encoding(string Id, double BandwidthKbps, string Codecs, int Width, int Height);

    public static MpdInspection Of(Manifest manifest) => new(
        manifest.Presentation.Title,
        manifest.Presentation.Duration.Seconds,
        [.. manifest.Pathways.Select(p => new Server(p.Name, p.BaseUrl))],
        manifest.SegmentIndexUrl,
        [.. manifest.Presentation.Periods[0].AdaptationSets.Select(SetOf)]);

    public override void Write(TextWriter output)
    {
        output.WriteLine($"MPD {Title}: {Seconds:0.###} s; exact sizes {(SegmentIndex is null ? "are not offered" : $"at {SegmentIndex}")}");
        foreach (var server in Pathways) output.WriteLine($"  server {server.Name}: {server.Url}");
        foreach (var set in AdaptationSets)
        {
            output.WriteLine($"  {set.ContentType}: {set.Segments} segments of {set.SegmentSeconds:0.###} s");
            foreach (var r in set.Representations) output.WriteLine($"    {r.Id,-10} {r.BandwidthKbps,7:0} kbps {r.Codecs} {(r.Width > 0 ? $"{r.Width}x{r.Height}" : "")}".TrimEnd());
        }
    }

    private static Set SetOf(AdaptationSet set) => new(
        set.Id, set.ContentType.ToString().ToLowerInvariant(), set.SegmentCount, set.Segments[0].Duration.Seconds,
        [.. set.Representations.Select(r => new Encoding(r.Id, r.Bandwidth.Kbps, r.Codecs, r.Width, r.Height))]);
}
