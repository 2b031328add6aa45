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
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var variants = lines.Zip(lines.Skip(1)).Where(pair => pair.First.StartsWith(StreamInf, StringComparison.Ordinal));
        var durations = lines.Where(line => line.StartsWith(Inf, StringComparison.Ordinal)).Select(SecondsOf).ToArray();
        return new([.. variants.Select(pair => new Variant(pair.Second, pair.First[StreamInf.Length..]))], durations.Length, durations.Sum(), lines.Contains("#EXT-X-ENDLIST", StringComparer.Ordinal));
    }

    public override void Write(TextWriter output)
    {
        if (Variants.Count == 0) output.WriteLine($"HLS media playlist: {Segments} segments, {Seconds:0.###} s{(Ended ? "" : ", may grow")}");
        else output.WriteLine($"HLS master playlist: {Variants.Count} variants");
        foreach (var variant in Variants) output.WriteLine($"  {variant.Uri}: {variant.Attributes}");
    }

    private static double SecondsOf(string line) =>
        double.TryParse(line[Inf.Length..].Split(',')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? seconds
            : throw CommandException.BadInput($"'{line}' has no duration");
}
