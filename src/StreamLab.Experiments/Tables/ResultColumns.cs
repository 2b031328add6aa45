namespace StreamLab.Experiments;

/// <summary>What the table of sessions shows of each: what it was, how it ended, its figures, and what could have been had.</summary>
internal static class ResultColumns
{
    public static IReadOnlyList<ResultColumn> Of(StudyResult result)
    {
        var (study, rules) = (result.Study, result.Study.Rules.ToDictionary(r => r.Abr, StringComparer.Ordinal));
        return
        [
            new TextColumn("traceSet", row => row.Key.Trace.Set),
            new TextColumn("trace", row => row.Key.Trace.Name),
            new NumberColumn("bufferSeconds", IsWhole: false, row => row.Key.Buffer.Seconds),
            new TextColumn("abr", row => row.Key.Abr),
            new NumberColumn("replicate", IsWhole: true, row => row.Key.Replicate),
            new NumberColumn("seed", IsWhole: true, row => row.Key.Seed),
            new TextColumn("pathwaySelector", _ => study.Experiment.Session.Pathway),
            new TextColumn("estimator", row => rules[row.Key.Abr].Estimator),
            new TextColumn("informationSet", row => rules[row.Key.Abr].InformationSet),
            new TextColumn("media", _ => study.Media.Title),
            new FlagColumn("completed", row => row.Completed),
            new TextColumn("endReason", row => row.EndReason),
            new FlagColumn("valid", _ => true), // virtual time: the bench cannot be out of bounds
            .. study.Figures.All.Select((figure, place) => new NumberColumn(figure.Name, figure.IsWhole, row => row.Figures[place])),
            new NumberColumn("optimum", IsWhole: false, row => OptimumOf(row)?.Achieved ?? double.NaN),
            new NumberColumn("upperBound", IsWhole: false, row => OptimumOf(row)?.UpperBound ?? double.NaN),
        ];

        OptimumBound? OptimumOf(ResultRow row) => result.Cells[(row.Key.Trace, row.Key.Buffer)].Optimum;
    }
}
