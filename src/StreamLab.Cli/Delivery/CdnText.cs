using System.Globalization;
using Spectre.Console;
using StreamLab.Cli.Output;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>What simulations of delivery networks found, as people read it.</summary>
internal static class CdnText
{
    private const string Undefined = "–";

    public static void WriteComparison(Terminal terminal, IReadOnlyList<CdnResult> results)
    {
        var table = Tables.New("in steady state, and after a failure", "network", "storage", "hits", "by bytes", "origin Mbit/s", "first byte mean", "p95", "latency mean", "p95", "cost/GB", "not served");
        foreach (var result in results)
        {
            table.AddRow([VisibleText.Markup($"{result.Topology} ({Word(result.Fill)}, {result.Policy})"), $"{result.Storage.Bytes / 1e9:0.#} GB", .. Cells(result.Steady)]);
            if (result.AfterFailure is { } after) table.AddRow([VisibleText.Markup($"  without {string.Join(", ", result.Failed)}"), "", .. Cells(after)]);
        }
        Tables.Write(terminal, table);
    }

    public static void WriteNodes(Terminal terminal, CdnResult result)
    {
        var table = Tables.New($"{result.Topology}, each server in steady state", "server", "kind", "requests", "hits", "by bytes", "collapsed", "sends Mbit/s", "of its link", "stored");
        foreach (var node in result.Steady.Nodes)
            table.AddRow(
                VisibleText.Markup(node.Name), Word(node.Kind), N(node.Requests, "#,0"), N(node.HitRatio, "0.0 %"), N(node.ByteHitRatio, "0.0 %"), N(node.CollapsedShare, "0.00 %"), N(node.Mbps, "0"),
                N(node.Utilization, "0 %"), node.StoredBytes is { } bytes ? $"{N(bytes / 1e9, "0.00")} GB" : Undefined);
        Tables.Write(terminal, table);
        if (result.PushedBytes > 0) terminal.Out.WriteLine($"{N(result.PushedBytes / 1e9, "0.00")} GB were pushed beforehand; no figure of the origin has them.");
    }

    private static string[] Cells(CdnFigures figures) =>
    [
        N(figures.ObjectHitRatio, "0.0 %"), N(figures.ByteHitRatio, "0.0 %"), N(figures.OriginMbps, "#,0"), N(figures.FirstByteMeanMs, "0 ms"), N(figures.FirstByteP95Ms, "0 ms"),
        N(figures.LatencyMeanMs, "0 ms"), N(figures.LatencyP95Ms, "0 ms"), N(figures.CostPerGB, "0.0000"), N(figures.Unserved, "#,0"),
    ];

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string N(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Undefined;
}
