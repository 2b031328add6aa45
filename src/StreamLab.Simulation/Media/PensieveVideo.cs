using System.Globalization;

namespace StreamLab.Simulation;

/// <summary>
/// Reads the video description of the Pensieve environment: files <c>video_size_0</c>, <c>video_size_1</c>, … with the bytes of one 4 s
/// Segment a line. The files name no rates; six of them are the EnvivioDash3 ladder of 300 to 4300 kbit/s, as in the paper.
/// </summary>
internal static class PensieveVideo
{
    private static Duration SegmentDuration => Duration.FromSeconds(4);
    private static readonly double[] EnvivioKbps = [300, 750, 1200, 1850, 2850, 4300];

    // The public files have 49 lines; the environment plays 48 of them. Its published MPC sees the last one, too.
    private const int MostSegments = 48;

    /// <exception cref="FormatException">A line is not a size, or the files differ in length.</exception>
    public static Presentation Parse(string title, IReadOnlyList<string> files)
    {
        if (files.Count == 0) throw new FormatException("the folder has no video_size_0");
        var sizes = files.Select((text, quality) => ParseSizes(quality, text)).ToList();
        if (sizes.Any(s => s.Length != sizes[0].Length)) throw new FormatException("the video_size files differ in length");
        return VideoOnly.Make(title, Rates(sizes), SegmentDuration, Math.Min(sizes[0].Length, MostSegments), sizes);
    }

    private static DataSize[] ParseSizes(int quality, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Select((line, i) =>
            double.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
                ? DataSize.FromBytes(bytes)
                : throw new FormatException($"video_size_{quality}, line {i + 1}: '{line}' is not a number of bytes"))];
    }

    private static double[] Rates(List<DataSize[]> sizes) => sizes.Count == EnvivioKbps.Length
        ? EnvivioKbps
        : [.. sizes.Select(s => s.Take(MostSegments).Average(size => size.Bits) / SegmentDuration.Seconds / 1000)];
}
