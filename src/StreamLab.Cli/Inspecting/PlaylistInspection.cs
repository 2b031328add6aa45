using System.Globalization;
using StreamLab.Dash.Hls;

namespace StreamLab.Cli.Inspecting;

/// <summary>An HLS playlist (RFC 8216): the variants of a master, or the segments of a media playlist.</summary>
/// <param name="Seconds">Sum of EXTINF; zero in a master.</param>
/// <param name="Ended">Whether EXT-X-ENDLIST says that nothing will follow.</param>
/// <param name="Renditions">Of a master.</param>
/// <param name="NotPlayed">Why it is not played here, or what of it; of a master, its media playlists are not looked into.</param>
internal sealed record PlaylistInspection(
    IReadOnlyList<PlaylistInspection.Variant> Variants, IReadOnlyList<PlaylistInspection.Variant> Renditions, int Segments, double Seconds, bool Ended, IReadOnlyList<string> NotPlayed)
    : Inspection("hls")
{
    private const string StreamInf = "#EXT-X-STREAM-INF:", Media = "#EXT-X-MEDIA:", Inf = "#EXTINF:";

    /// <param name="Attributes">As written: BANDWIDTH, RESOLUTION, CODECS …</param>
    internal sealed record Variant(string Uri, string Attributes);

    /// <exception cref="CommandException">It is broken.</exception>
    public static PlaylistInspection Of(Content content, string text)
    {
        if (!HlsPresentation.Read(text, content.Url).TryGet(out var presentation, out var error)) throw CommandException.BadInput($"{content.Name}: {error}");
        var (variants, renditions, attributes, segments, seconds, ended) = (new List<Variant>(), new List<Variant>(), (string?)null, 0, 0.0, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty) continue;
            if (attributes is not null) variants.Add(new Variant(line.ToString(), attributes));
            attributes = line.StartsWith(StreamInf) ? line[StreamInf.Length..].ToString() : null;
            if (line.StartsWith(Media)) renditions.Add(new Variant(UriIn(line.ToString()), line[Media.Length..].ToString()));
            ended |= line is "#EXT-X-ENDLIST";
            if (!line.StartsWith(Inf)) continue;
            segments++;
            seconds += SecondsOf(line);
        }
        return new(variants, renditions, segments, seconds, ended, NotPlayedOf(presentation));
    }

    public override void Write(TextWriter output)
    {
        if (Variants.Count == 0) output.WriteLine($"HLS media playlist: {Segments} segments, {Seconds:0.###} s{(Ended ? "" : ", may grow")}");
        else output.WriteLine($"HLS master playlist: {Variants.Count} variants, {Renditions.Count} renditions");
        foreach (var variant in Variants.Concat(Renditions)) output.WriteLine($"  {variant.Uri}: {variant.Attributes}");
        foreach (var why in NotPlayed) output.WriteLine($"  not played here: {why}");
    }

    /// <summary>A media playlist says itself whether it can be played.</summary>
    private static IReadOnlyList<string> NotPlayedOf(HlsPresentation presentation) =>
        presentation.Playlists.Count > 0 ? presentation.LeftOut : presentation.Join([]).TryGet(out var manifest, out var error) ? manifest.LeftOut : [error.ToString()];

    private static string UriIn(string media) => media.Split(",URI=\"", 2) is [_, var rest] ? rest.Split('"')[0] : "in its variants";

    private static double SecondsOf(ReadOnlySpan<char> line)
    {
        var number = line[Inf.Length..];
        if (number.IndexOf(',') is >= 0 and var comma) number = number[..comma];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? seconds
            : throw CommandException.BadInput($"'{line}' has no duration");
    }
}
