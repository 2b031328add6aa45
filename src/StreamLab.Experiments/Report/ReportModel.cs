using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>All that the page of a study shows; its script draws it.</summary>
internal sealed record ReportModel(
    string Media,
    double MediaSeconds,
    string MediaHash,
    string Version,
    string Compat,
    string Qoe,
    string QoeFigure,
    string QoeDefinition,
    int Traces,
    int Sessions,
    int Seeds,
    IReadOnlyList<double> Buffers,
    ReportSettings Settings,
    bool HasOptimum,
    IReadOnlyList<ReportRule> Rules,
    IReadOnlyList<ReportRepresentation> Representations,
    IReadOnlyList<RuleFigures> Figures,
    IReadOnlyList<RulePair> Pairs,
    IReadOnlyList<ReportDistribution> Distributions,
    string? Telling,
    IReadOnlyList<ReportTimeline> Timelines,
    IReadOnlyList<SkippedLine> Skipped,
    IReadOnlyList<LeftOutTrace> LeftOut)
{
    public static ReportModel Of(StudyResult result, Comparison comparison, TimelineChoice choice, IReadOnlyList<Timeline> timelines)
    {
        var study = result.Study;
        var places = study.Rules.Index().ToDictionary(r => r.Item.Abr, r => r.Index, StringComparer.Ordinal);
        return new(
            study.Media.Title, study.Video.End.Seconds, study.MediaHash, SessionEvents.Version, study.Loop.Name, study.Qoe.Name, study.Qoe.Figure, study.Qoe.Definition,
            study.Traces.Count, result.Rows.Count, study.Experiment.Seeds,
            [.. study.Experiment.Buffers.Order().Select(b => b.Seconds)],
            ReportSettings.Of(study.Experiment),
            result.Cells.Values.Any(c => c.Optimum is not null),
            [.. study.Rules.Select((rule, i) => ReportRule.Of(study.Catalog.Find(rule.Abr)!, rule, RuleColors.Of(i)))],
            [.. study.Video.Representations.Select(r => new ReportRepresentation(r.Id, r.Bandwidth.Kbps))],
            comparison.Rules,
            comparison.Pairs,
            [.. ReportDistribution.Of(result)],
            choice.Telling?.ToString(),
            [.. timelines.Select(t => ReportTimeline.Of(t, places[t.Key.Abr]))],
            [.. study.Library.Skipped.Select(s => new SkippedLine(s.Label, s.Why))],
            comparison.LeftOut);
    }
}

/// <summary>A file that was no trace, without its path.</summary>
internal sealed record SkippedLine(string Label, string Why);

/// <summary>What the sessions had in common.</summary>
internal sealed record ReportSettings(double StartSeconds, double RebufferSeconds, string Abandonment, string Replacement, double RoundTripMs, double TraceScale, string? Noise)
{
    public static ReportSettings Of(Experiment e) => new(
        e.Session.StartThreshold.Seconds, e.Session.RebufferThreshold.Seconds, e.Session.Abandonment, e.Session.Replacement.ToString().ToLowerInvariant(), e.RoundTripTime.Milliseconds, e.Reading.Scale, e.Reading.Noise?.ToString());
}

internal sealed record ReportRepresentation(string Id, double Kbps);
