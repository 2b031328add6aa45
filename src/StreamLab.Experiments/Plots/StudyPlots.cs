using ScottPlot;

namespace StreamLab.Experiments;

/// <summary>The plots of a study, three for each buffer: the rules' means, the distribution over sessions, and what was paid in stalls.</summary>
internal static class StudyPlots
{
    // As the page has it, and where it is missing whatever the system has.
    private const string FontName = "DejaVu Sans";

    public static IEnumerable<(string Name, Plot Plot)> Of(StudyResult result, Comparison comparison)
    {
        foreach (var buffer in comparison.Rules.GroupBy(r => r.BufferSeconds))
        {
            RuleFigures[] rules = [.. buffer.Where(r => r.Mean is not null)];
            if (rules.Length == 0) continue;
            var suffix = FormattableString.Invariant($"{buffer.Key}s");
            yield return ($"mean-{suffix}", Means(result, rules));
            yield return ($"distribution-{suffix}", Distribution(result, rules));
            yield return ($"bitrate-rebuffering-{suffix}", Tradeoff(result, rules));
        }
    }

    private static Plot Means(StudyResult result, RuleFigures[] rules)
    {
        var plot = Titled(result, rules, "Mean QoE with 95 % interval");
        foreach (var (place, rule) in rules.Reverse().Index())
        {
            var (mean, color) = (rule.Mean!, ColorOf(result, rule));
            if (mean.Interval is { } interval)
            {
                var line = plot.Add.Line(interval.Low, place, interval.High, place);
                (line.LineWidth, line.LineColor) = (3, color);
            }
            plot.Add.Marker(mean.Value, place, size: 11, color: color);
        }
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, rules.Length).Select(i => (double)i)], [.. rules.Reverse().Select(r => r.Abr)]);
        plot.XLabel($"QoE ({result.Study.Qoe.Name}) of a session");
        plot.Axes.Margins(0.05, 0.1);
        return plot;
    }

    private static Plot Distribution(StudyResult result, RuleFigures[] rules)
    {
        var plot = Titled(result, rules, "Distribution over sessions");
        foreach (var rule in rules)
        {
            var values = Values(result, rule).Order().ToArray();
            // From zero, a step up at each session.
            double[] places = [values[0], .. values], shares = [.. Enumerable.Range(0, places.Length).Select(i => (double)i / values.Length)];
            var line = plot.Add.ScatterLine(places, shares, ColorOf(result, rule));
            (line.LegendText, line.LineWidth, line.ConnectStyle) = (rule.Abr, 2, ConnectStyle.StepHorizontal);
        }
        plot.XLabel($"QoE ({result.Study.Qoe.Name}) of a session");
        plot.YLabel("share of sessions with at most this");
        plot.Axes.SetLimitsY(0, 1);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Plot Tradeoff(StudyResult result, RuleFigures[] rules)
    {
        var plot = Titled(result, rules, "Bitrate against rebuffering");
        foreach (var rule in rules)
        {
            var marker = plot.Add.Marker(100 * (rule.RebufferRatio?.Value ?? 0), rule.MeanBitrateKbps!.Value, size: 12, color: ColorOf(result, rule));
            marker.LegendText = rule.Abr;
        }
        plot.XLabel("rebuffer ratio, % (stall / (stall + played), sums first)");
        plot.YLabel("mean nominal bitrate, kbit/s");
        plot.ShowLegend(Alignment.LowerRight);
        plot.Axes.Margins(0.1, 0.1);
        return plot;
    }

    private static Plot Titled(StudyResult result, RuleFigures[] rules, string title)
    {
        var plot = new Plot();
        plot.Font.Set(FontName);
        plot.Title(FormattableString.Invariant($"{title}: {result.Study.Media.Title}, {rules[0].Traces} traces, {rules[0].BufferSeconds} s of buffer"), size: 15);
        plot.Grid.MajorLineColor = Color.FromHex("#E6E6E6");
        return plot;
    }

    private static IEnumerable<double> Values(StudyResult result, RuleFigures rule) => result.Rows
        .Where(row => row.Completed && row.Key.Abr == rule.Abr && row.Key.Buffer.Seconds == rule.BufferSeconds)
        .Select(row => result.Figure(row, result.Study.Qoe.Figure));

    private static Color ColorOf(StudyResult result, RuleFigures rule) => Color.FromHex(RuleColors.Of(result.Study.Rules.ToList().FindIndex(r => r.Abr == rule.Abr)));
}
