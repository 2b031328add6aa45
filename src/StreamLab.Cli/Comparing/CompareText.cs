using Spectre.Console;
using StreamLab.Cli.Output;
using StreamLab.Experiments;

namespace StreamLab.Cli.Comparing;

/// <summary>A comparison as people read it: one table for each buffer, best first.</summary>
internal static class CompareText
{
    private const double Level = 0.05;
    private const int NarrowestWidth = 130;

    public static void Write(Terminal terminal, StudyResult result, Comparison comparison, string folder)
    {
        var console = terminal.OutConsole(NarrowestWidth);
        foreach (var buffer in comparison.Rules.GroupBy(r => r.BufferSeconds)) console.Write(TableOf(result, comparison, [.. buffer]));
        terminal.Out.WriteLine($"{result.Rows.Count} sessions, {result.Decisions} decisions in {result.WallSeconds:0.0} s ({result.Decisions / Math.Max(result.CpuSeconds, 1e-3):0} a CPU second)" +
            (result.Resumed > 0 ? $"; {result.Resumed} sessions were done before" : ""));
        terminal.Out.WriteLine($"Report, tables and plots: {Path.Combine(folder, "report.html")}");
    }

    private static Table TableOf(StudyResult result, Comparison comparison, RuleFigures[] rules)
    {
        var hasOptimum = rules.Any(r => r.RegretPerSegment is not null);
        var table = new Table().Border(TableBorder.Rounded).Title($"{VisibleText.Markup(result.Study.Media.Title)}, {rules[0].Traces} traces, {rules[0].BufferSeconds} s of buffer");
        table.AddColumn(new TableColumn("rule").NoWrap());
        foreach (var title in (string[])[$"QoE {result.Study.Qoe.Name}", "95 %", .. hasOptimum ? ["regret", "normalised"] : Array.Empty<string>(), "kbps", "rebuffer", "startup", "switches"])
            table.AddColumn(new TableColumn(title).RightAligned().NoWrap());
        table.AddColumn("no difference shown to");
        foreach (var rule in rules)
        {
            string[] bounds = hasOptimum ? [N(rule.RegretPerSegment, "0.000"), N(rule.Normalised, "0.000")] : [];
            table.AddRow([.. ((string[])
            [
                rule.Abr, N(rule.Mean, "0.00"), Interval(rule.Mean), .. bounds, N(rule.MeanBitrateKbps, "0"), N(rule.RebufferRatio, "0.00 %"),
                N(rule.StartupDelaySeconds, "0.00 s"), N(rule.SwitchCount, "0.0"), Alike(comparison, rule),
            ]).Select(VisibleText.Markup)]);
        }
        return table;
    }

    /// <summary>The rules to which the difference is not significant.</summary>
    private static string Alike(Comparison comparison, RuleFigures rule) => string.Join(", ", comparison.Pairs
        .Where(p => p.BufferSeconds == rule.BufferSeconds && p.HolmP > Level && (p.Better == rule.Abr || p.Worse == rule.Abr))
        .Select(p => p.Better == rule.Abr ? p.Worse : p.Better));

    // A rounding error below zero is shown as zero, not as -0.000.
    private static string N(Estimate? estimate, string format) => estimate is { } known ? (Math.Round(known.Value, 6) + 0.0).ToString(format) : "–";

    private static string Interval(Estimate? estimate) => estimate?.Interval is { } interval ? $"{interval.Low:0.00} … {interval.High:0.00}" : "–";
}
