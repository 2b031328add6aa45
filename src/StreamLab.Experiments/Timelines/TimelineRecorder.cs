using StreamLab.Simulation;

namespace StreamLab.Experiments;

/// <summary>
/// Runs chosen sessions once more, listening: the same key gives the same session, so that the study itself runs without a listener.
/// </summary>
public sealed class TimelineRecorder(Study study, IOptimum optimum)
{
    // Some four megabytes of report.
    private const int MostPoints = 300_000;

    public IReadOnlyList<Timeline> Record(int jobs, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        var (keys, done) = (Choose(), 0);
        return ParallelWork.Map(
            keys, jobs, Record, batch => progress?.Report(new StudyProgress("timelines", Interlocked.Add(ref done, batch.Count), keys.Length, 0)), cancellation);
    }

    /// <summary>All sessions of the first seed; where these are too many, those over traces spread evenly through the study.</summary>
    private SessionKey[] Choose()
    {
        var sessionsATrace = study.Rules.Count * study.Experiment.Buffers.Count;
        var most = Math.Max(1, MostPoints / (sessionsATrace * study.Video.SegmentCount));
        var step = Math.Max(1, (study.Traces.Count + most - 1) / most);
        var chosen = study.Traces.Where((_, i) => i % step == 0).ToHashSet();
        return [.. study.Keys.Where(key => key.Replicate == 1 && chosen.Contains(key.Trace))];
    }

    private Timeline Record(SessionKey key)
    {
        var (setup, observer) = (study.SetupOf(key), new TimelineObserver([.. study.Video.Representations.Select(r => r.Id)]));
        if (!SimulatedSession.TryRun(setup, observer, recorder: null, out _, out var error)) throw new StudyException($"{key.Abr} over {key.Trace}: {error}");
        var regrets = optimum.RegretOfDecisions(new OptimumQuestion(setup, study.Qoe), [.. observer.Points.Select(p => p.Representation)]);
        var points = regrets is null ? observer.Points : [.. observer.Points.Zip(regrets, (point, regret) => point with { Regret = regret })];
        return new Timeline(key, points, observer.Stalls);
    }
}
