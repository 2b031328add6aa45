using ScottPlot;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Experiments;

/// <summary>What a network's form costs and gives: over amounts of storage, and when a server fails.</summary>
internal static class CdnPlots
{
    private const string FontName = "DejaVu Sans"; // as in the plots of studies
    private const float Large = 11;

    public static IEnumerable<(string Name, Plot Plot)> Of(IReadOnlyList<CdnResult> compared, IReadOnlyList<CdnResult> sweep)
    {
        yield return ("hit-ratio", Sweep(sweep, "Answered from a copy at the first server", "object hit ratio, %", f => 100 * f.ObjectHitRatio));
        yield return ("origin-load", Sweep(sweep, "What the origin has to send", "origin, Mbit/s", f => f.OriginMbps));
        yield return ("first-byte", Sweep(sweep, "Time to the first byte", "mean, ms", f => f.FirstByteMeanMs));
        yield return ("cost", Sweep(sweep, "Cost of sending, through all servers", "for 1 GB at the client", f => f.CostPerGB));
        yield return ("tradeoff", Tradeoff(sweep));
        if (compared.Any(r => r.AfterFailure is not null)) yield return ("failure", Failure(compared));
    }

    /// <summary>One line a network; without storage a level line.</summary>
    private static Plot Sweep(IReadOnlyList<CdnResult> sweep, string title, string unit, Func<CdnFigures, double?> figure)
    {
        var plot = Titled(title);
        var all = sweep.Where(r => r.Storage > DataSize.Zero).Select(GB).DefaultIfEmpty(1).ToArray();
        foreach (var (index, network) in Networks(sweep))
        {
            var points = network.Where(r => figure(r.Steady) is not null).OrderBy(r => r.Storage).ToArray();
            if (points.Length == 0) continue;
            var hasStorage = points[0].Storage > DataSize.Zero;
            double[] xs = hasStorage ? [.. points.Select(r => Math.Log2(GB(r)))] : [Math.Log2(all.Min()), Math.Log2(all.Max())];
            double[] ys = hasStorage ? [.. points.Select(r => figure(r.Steady)!.Value)] : [.. Enumerable.Repeat(figure(points[0].Steady)!.Value, 2)];
            var line = plot.Add.Scatter(xs, ys, ColorOf(index));
            (line.LegendText, line.LineWidth, line.MarkerSize, line.LinePattern) = (network.Key, 2, hasStorage ? Large - 3 : 0, hasStorage ? LinePattern.Solid : LinePattern.Dashed);
        }
        var ticks = all.Distinct().Order().ToArray();
        plot.Axes.Bottom.SetTicks([.. ticks.Select(Math.Log2)], [.. ticks.Select(t => FormattableString.Invariant($"{t:0.#}"))]);
        plot.XLabel("storage on all servers together, GB (log scale)");
        plot.YLabel(unit);
        plot.Axes.Margins(0.05, 0.1);
        plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    /// <summary>Near clients and unburdening the origin pull apart: left and low is better.</summary>
    private static Plot Tradeoff(IReadOnlyList<CdnResult> sweep)
    {
        var plot = Titled("Near the clients or much in one place: each mark is one amount of storage");
        foreach (var (index, network) in Networks(sweep))
        {
            var points = network.Where(r => r.Steady is { OriginMbps: not null, FirstByteMeanMs: not null }).OrderBy(r => r.Storage).ToArray();
            if (points.Length == 0) continue;
            var line = plot.Add.Scatter(points.Select(r => r.Steady.OriginMbps!.Value).ToArray(), points.Select(r => r.Steady.FirstByteMeanMs!.Value).ToArray(), ColorOf(index));
            (line.LegendText, line.LineWidth, line.MarkerSize) = (network.Key, 1.5f, Large);
            if (points[0].Storage == DataSize.Zero) continue;
            foreach (var point in (CdnResult[])[points[0], points[^1]])
                plot.Add.Text(FormattableString.Invariant($" {GB(point):0.#} GB"), point.Steady.OriginMbps!.Value, point.Steady.FirstByteMeanMs!.Value).LabelFontSize = Large;
        }
        plot.XLabel("origin, Mbit/s");
        plot.YLabel("mean time to the first byte, ms");
        plot.Axes.Margins(0.15, 0.15);
        plot.Axes.SetLimits(0, plot.Axes.GetLimits().Right, 0, plot.Axes.GetLimits().Top);
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    /// <summary>Before and after, side by side: the mean time to the first byte, and the share that was not served.</summary>
    private static Plot Failure(IReadOnlyList<CdnResult> compared)
    {
        var plot = Titled("One server fails: mean time to the first byte before and after");
        var failed = compared.Where(r => r.AfterFailure is not null).ToArray();
        foreach (var (place, result) in failed.Index())
        {
            AddBar(plot, place - 0.2, result.Steady, "#0072B2");
            AddBar(plot, place + 0.2, result.AfterFailure!, "#D55E00");
        }
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, failed.Length).Select(i => (double)i)], [.. failed.Select(r => $"{r.Topology}\nwithout {string.Join(", ", r.Failed)}")]);
        plot.YLabel("ms");
        plot.Axes.Margins(0.1, 0.2);
        plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
        return plot;
    }

    private static void AddBar(Plot plot, double place, CdnFigures figures, string color)
    {
        var bar = plot.Add.Bar(place, figures.FirstByteMeanMs ?? 0).Bars[0];
        (bar.Size, bar.FillColor) = (0.35, Color.FromHex(color));
        var origin = FormattableString.Invariant($"{figures.FirstByteMeanMs:0} ms\norigin {figures.OriginMbps / 1e3:0.0} Gbit/s");
        var label = plot.Add.Text(figures.FirstByteMeanMs is null ? "nobody is served" : origin, place, bar.Value);
        (label.LabelAlignment, label.LabelFontSize) = (Alignment.LowerCenter, Large);
    }

    private static IEnumerable<(int Index, IGrouping<string, CdnResult> Network)> Networks(IReadOnlyList<CdnResult> sweep) => sweep.GroupBy(r => r.Topology).Index();

    private static double GB(CdnResult result) => result.Storage.Bytes / 1e9;

    private static Color ColorOf(int index) => Color.FromHex(RuleColors.Of(index));

    private static Plot Titled(string title)
    {
        var plot = new Plot();
        plot.Font.Set(FontName);
        plot.Title(title, size: 15);
        plot.Grid.MajorLineColor = Color.FromHex("#E6E6E6");
        return plot;
    }
}
