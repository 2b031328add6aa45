using System.Diagnostics;

namespace StreamLab.Experiments;

/// <summary>Runs a study in a folder, in which a journal lies until <see cref="Finish"/>.</summary>
public sealed class StudyRun : IDisposable
{
    private const string FloorRule = "fixed:0";

    private readonly string _journalPath;
    private readonly Study _study;
    private readonly Journal _journal;
    private readonly StudyRunner _runner;

    private StudyRun(Study study, string folder, int jobs, IProgress<StudyProgress>? progress)
    {
        _study = study;
        _journalPath = Path.Combine(folder, "journal.bin");
        _journal = Journal.Open(_journalPath);
        _runner = new StudyRunner(study, jobs, _journal, progress);
    }

    /// <param name="folder">Made where it is not there.</param>
    /// <exception cref="StudyException">Another study is at work in the folder.</exception>
    public static StudyRun In(string folder, Study study, int jobs, IProgress<StudyProgress>? progress = null) =>
        new(study, Directory.CreateDirectory(folder).FullName, jobs, progress);

    /// <exception cref="OperationCanceledException">Cancelled; what is finished is in the journal.</exception>
    /// <exception cref="StudyException">A session could not be set up.</exception>
    /// <exception cref="RuleFailureException">A rule has failed.</exception>
    public StudyResult Run(IOptimum optimum, CancellationToken cancellation)
    {
        var known = _runner.Known(_study.Keys);
        var (wall, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var rows = _runner.RunSessions(_study.Keys, cancellation);
        var (wallSeconds, cpuSeconds) = (wall.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        return new StudyResult(_study, rows, CellsOf(optimum, cancellation), known, wallSeconds, cpuSeconds);
    }

    /// <summary>The results are safe elsewhere: the journal has done its work.</summary>
    public void Finish()
    {
        _journal.Dispose();
        File.Delete(_journalPath);
    }

    public void Dispose() => _journal.Dispose();

    private Dictionary<(NamedTrace Trace, Duration Buffer), Bounds> CellsOf(IOptimum optimum, CancellationToken cancellation)
    {
        var keys = _study.KeysOf([FloorRule], replicates: 1).ToArray();
        var optima = _runner.RunOptima(keys, optimum, cancellation);
        // Where there is no optimum, nothing is normalised, and a loop need not know the rule.
        var floors = optima.All(o => o is null) ? [] : _runner.RunSessions(keys, cancellation);
        var place = _study.Figures.PlaceOf(_study.Qoe.Figure);
        return keys.Index().ToDictionary(
            key => (key.Item.Trace, key.Item.Buffer),
            key => new Bounds(floors.Count > 0 && floors[key.Index].Completed ? floors[key.Index].Figures[place] : null, optima[key.Index]));
    }
}
