using System.Text.Json;

namespace StreamLab.Simulation;

/// <summary>Reads a movie of the Sabre simulator: segment duration, nominal rates, and the sizes of all Segments in bits.</summary>
internal static class SabreMovie
{
    private sealed record File(double SegmentDurationMs, IReadOnlyList<double>? BitratesKbps, IReadOnlyList<IReadOnlyList<double>>? SegmentSizesBits);

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 8 };

    public static bool LooksLikeOne(string text) => text.Contains("\"segment_sizes_bits\"", StringComparison.Ordinal);

    /// <exception cref="FormatException">The file is not a Sabre movie, or its lists do not fit one another.</exception>
    public static Presentation Parse(string title, string text)
    {
        var file = Deserialize(text);
        if (file is not { SegmentDurationMs: > 0, BitratesKbps.Count: > 0, SegmentSizesBits.Count: > 0 })
            throw new FormatException("a Sabre movie has segment_duration_ms, bitrates_kbps and segment_sizes_bits");
        for (var i = 0; i < file.SegmentSizesBits.Count; i++)
        {
            if (file.SegmentSizesBits[i].Count != file.BitratesKbps.Count)
                throw new FormatException($"segment {i} has {file.SegmentSizesBits[i].Count} sizes for {file.BitratesKbps.Count} bitrates");
            if (file.SegmentSizesBits[i].Any(size => !(size > 0))) throw new FormatException($"segment {i} has a size that is not above zero");
        }
        var sizes = file.BitratesKbps.Select((_, q) => file.SegmentSizesBits.Select(s => DataSize.FromBits(s[q])));
        return VideoOnly.Make(title, file.BitratesKbps, Duration.FromMilliseconds(file.SegmentDurationMs), file.SegmentSizesBits.Count, [.. sizes.Select(s => s.ToArray())]);
    }

    private static File? Deserialize(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<File>(text, Options);
        }
        catch (JsonException e)
        {
            throw new FormatException($"line {e.LineNumber + 1}: {e.Message.Split(". Path", 2)[0]}", e);
        }
    }
}
