using System.Globalization;

namespace StreamLab.Cli.Inspecting;

/// <summary>An HLS playlist (RFC 8216): the variants of a master, or the segments of a media playlist.</summary>
/// <param name="Seconds">Sum of EXTINF; zero in a master.</param>
/// <param name="Ended">Whether EXT-X-ENDLIST says that nothing will follow.</param>
internal sealed record PlaylistInspection(IReadOnlyList<PlaylistInspection.Variant> Variants, int Segments, double Seconds, bool Ended) : Inspection("hls")
{
    private const string StreamInf = "#EXT-X-STREAM-INF:", Inf = "#EXTINF:";

    /// <param name="Attributes">As written: BANDWIDTH, RESOLUTION, CODECS …</param>
    internal sealed record Variant(string Uri, string Attributes);

    public static PlaylistInspection Of(string text)
    {
        var (variants, attributes, segments, seconds, ended) = (new List<Variant>(), (string?)null, 0, 0.0, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty) continue;
            if (attributes is not null) variants.Add(new Variant(line.ToString(), attributes));
            attributes = line.StartsWith(StreamInf) ? line[StreamInf.Length..].ToString() : null;
            ended |= line is "#EXT-X-ENDLIST";
            if (!line.StartsWith(Inf)) continue;
            segments++;
            seconds += SecondsOf(line);
        }
        return new(variants, segments, seconds, ended);
    }

    public override void Write(TextWriter output)
    {
        if (Variants.Count == 0) output.WriteLine($"HLS media playlist: {Segments} segments, {Seconds:0.###} s{(Ended ? "" : ", may grow")}");
        else output.WriteLine($"HLS master playlist: {Variants.Count} variants");
        foreach (var variant in Variants) output.WriteLine($"  {variant.Uri}: {variant.Attributes}");
    }

    private static double SecondsOf(ReadOnlySpan<char> line)
    {
        var number = line[Inf.Length..];
        if (number.IndexOf(',') is >= 0 and var comma) number = number[..comma];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? seconds
            : throw CommandException.BadInput($"'{line}' has no duration");
    }
}
