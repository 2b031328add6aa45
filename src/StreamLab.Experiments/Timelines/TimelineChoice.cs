namespace StreamLab.Experiments;

/// <summary>Which sessions of a study a report shows segment by segment.</summary>
/// <param name="Keys">In order.</param>
/// <param name="Telling">The trace that the best rule finds most to decide on: what a report shows first.</param>
/// <param name="WithRegret">Those of <paramref name="Keys"/> whose decisions are held against the optimum, which is dear: the best rules over that trace.</param>
public sealed record TimelineChoice(IReadOnlyList<SessionKey> Keys, NamedTrace? Telling, IReadOnlySet<SessionKey> WithRegret)
{
    // Some four megabytes of report.
    private const int MostPoints = 300_000;
    private const int MostRegrets = 32;

    /// <summary>All sessions of the first seed; where these are too many, those over traces spread evenly through the study.</summary>
    public static TimelineChoice Of(StudyResult result, Comparison comparison)
    {
        var study = result.Study;
        var sessionsATrace = study.Rules.Count * study.Experiment.Buffers.Count;
        var most = Math.Max(1, MostPoints / (sessionsATrace * study.Video.SegmentCount));
        var step = Math.Max(1, (study.Traces.Count + most - 1) / most);
        var traces = study.Traces.Where((_, i) => i % step == 0).ToHashSet();
        SessionKey[] keys = [.. study.Keys.Where(key => key.Replicate == 1 && traces.Contains(key.Trace))];
        var telling = TellingOf(result, comparison, traces);
        var best = comparison.Rules.OrderByDescending(r => r.Mean?.Value).Select(r => keys.First(k => k.Trace == (telling ?? k.Trace) && k.Abr == r.Abr && k.Buffer.Seconds == r.BufferSeconds));
        return new(keys, telling, telling is null ? new HashSet<SessionKey>() : best.Take(MostRegrets).ToHashSet());
    }

    private static NamedTrace? TellingOf(StudyResult result, Comparison comparison, HashSet<NamedTrace> traces)
    {
        var best = comparison.Rules[0];
        return result.Rows
            .Where(row => row.Completed && row.Key.Abr == best.Abr && row.Key.Buffer.Seconds == best.BufferSeconds && traces.Contains(row.Key.Trace))
            .MaxBy(row => result.Figure(row, "switchCount"))?.Key.Trace;
    }
}
