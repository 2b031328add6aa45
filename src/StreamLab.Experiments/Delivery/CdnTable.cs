using System.Globalization;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Experiments;

/// <summary>Simulated delivery networks as comma-separated values, a line for each phase: shortest round-trip numbers, empty where undefined.</summary>
internal static class CdnTable
{
    private static readonly (string Name, Func<CdnFigures, double?> Of)[] Figures =
    [
        ("seconds", f => f.Seconds), ("requests", f => f.Requests), ("unserved", f => f.Unserved), ("objectHitRatio", f => f.ObjectHitRatio), ("byteHitRatio", f => f.ByteHitRatio),
        ("originRequestShare", f => f.OriginRequestShare), ("originMbps", f => f.OriginMbps), ("firstByteMeanMs", f => f.FirstByteMeanMs), ("firstByteP95Ms", f => f.FirstByteP95Ms),
        ("latencyMeanMs", f => f.LatencyMeanMs), ("latencyP95Ms", f => f.LatencyP95Ms), ("costPerGB", f => f.CostPerGB),
    ];

    public static void Write(TextWriter output, IReadOnlyList<CdnResult> results)
    {
        WriteLine(output, ["topology", "storageBytes", "policy", "fill", "pushedBytes", "phase", "failed", .. Figures.Select(f => f.Name)]);
        foreach (var result in results)
        {
            WriteLine(output, [.. Setup(result), "steady", "", .. Values(result.Steady)]);
            if (result.AfterFailure is { } after) WriteLine(output, [.. Setup(result), "after failure", string.Join(' ', result.Failed), .. Values(after)]);
        }
    }

    private static string[] Setup(CdnResult r) => [r.Topology, Number(r.Storage.Bytes), r.Policy, r.Fill.ToString().ToLowerInvariant(), Number(r.PushedBytes)];

    private static IEnumerable<string> Values(CdnFigures figures) => Figures.Select(f => f.Of(figures) is { } value ? Number(value) : "");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void WriteLine(TextWriter output, IEnumerable<string> fields) => output.Write(string.Join(',', fields.Select(CsvTable.Escaped)) + "\n");
}
