namespace StreamLab.Experiments;

/// <summary>
/// Runs chosen sessions once more, listening: the same key gives the same session, so that the study itself runs without a listener.
/// </summary>
public sealed class TimelineRecorder(Study study, IOptimum optimum)
{
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<Timeline> Record(TimelineChoice choice, int jobs, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        return ParallelWork.Map(
            choice.Keys, jobs, key => Record(key, choice.WithRegret.Contains(key), cancellation),
            batch => progress?.Report(new StudyProgress("timelines", Interlocked.Add(ref done, batch.Count), choice.Keys.Count, 0)), cancellation);
    }

    private Timeline Record(SessionKey key, bool withRegret, CancellationToken cancellation)
    {
        var (setup, observer) = (study.SetupOf(key) with { Cancellation = cancellation }, new TimelineObserver([.. study.Video.Representations.Select(r => r.Id)]));
        if (!study.Loop.TryRun(setup, observer, out _, out var error)) throw new StudyException($"{key.Abr} over {key.Trace}: {error}");
        var points = observer.Points;
        var regrets = withRegret ? optimum.RegretOfDecisions(study.QuestionOf(key), [.. points.Select(p => p.Representation)], cancellation) : null;
        return new Timeline(key, regrets is null ? points : [.. points.Zip(regrets, (point, regret) => point with { Regret = regret })], observer.Stalls);
    }
}
