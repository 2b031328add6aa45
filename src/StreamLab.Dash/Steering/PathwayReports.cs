using System.Globalization;

namespace StreamLab.Dash.Steering;

/// <summary>
/// The query arguments of a steering request. Players spell them differently: <c>_DASH_pathway="a,b"</c> with
/// <c>_DASH_throughput=1,2</c>, or one value without quotes; blanks and missing values occur.
/// </summary>
public static class PathwayReports
{
    public const string DashPathway = "_DASH_pathway", DashThroughput = "_DASH_throughput";
    public const string HlsPathway = "_HLS_pathway", HlsThroughput = "_HLS_throughput";

    private const int Most = 32, LongestList = 8192, LongestName = 256;
    private const double FastestBitsPerSecond = 1e12;

    /// <param name="pathways">Value of the one argument, decoded; from outside.</param>
    /// <param name="throughputs">Value of the other, in bit/s; whole ones count.</param>
    /// <returns>What can be made of them: never more than 32, each name once.</returns>
    public static PlayerReport Read(string? pathways, string? throughputs)
    {
        var (names, rates) = (Items(pathways), Items(throughputs));
        var reports = names.Select((name, i) => new PathwayReport(name, i < rates.Length ? Rate(rates[i]) : null))
            .Where(r => r.Pathway.Length is > 0 and <= LongestName && !r.Pathway.Any(char.IsControl)).DistinctBy(r => r.Pathway).Take(Most).ToArray();
        return new(reports, IsMeasuredEach: reports.Length != 1 || pathways!.TrimStart().StartsWith('"'));
    }

    /// <summary>As DASH players tell them, to be put into a query.</summary>
    public static string WriteDash(IReadOnlyList<PathwayReport> reports) => Write(DashPathway, DashThroughput, new(reports, IsMeasuredEach: true));

    /// <summary>As HLS players tell the pathway in use (RFC 8216bis, 7.1): one value, and no throughput where none was measured.</summary>
    public static string WriteHls(PathwayReport report)
    {
        var pathway = $"{HlsPathway}={Uri.EscapeDataString(report.Pathway)}";
        return report.Throughput is null ? pathway : Write(HlsPathway, HlsThroughput, new([report], IsMeasuredEach: false));
    }

    /// <summary>To be put into a query, and read again by <see cref="Read"/>.</summary>
    public static string Write(string pathwayName, string throughputName, PlayerReport report)
    {
        var names = string.Join(',', report.Pathways.Select(r => r.Pathway));
        var rates = string.Join(',', report.Pathways.Select(r => r.Throughput?.BitsPerSecond.ToString("0", CultureInfo.InvariantCulture) ?? ""));
        return $"{pathwayName}={Uri.EscapeDataString(report.IsMeasuredEach ? $"\"{names}\"" : names)}&{throughputName}={Uri.EscapeDataString(rates)}";
    }

    private static string[] Items(string? list) =>
        list is { Length: > 0 and <= LongestList } ? [.. list.Trim().Trim('"').Split(',', Most + 1).Take(Most).Select(item => item.Trim().Trim('"').Trim())] : [];

    private static Bitrate? Rate(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Math.Round(value) is > 0 and <= FastestBitsPerSecond and var whole
            ? Bitrate.FromBps(whole)
            : null;
}
