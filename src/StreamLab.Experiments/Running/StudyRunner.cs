using System.Security.Cryptography;
using System.Text;
using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>
/// Runs the sessions and optima of a study. Each session is single-threaded and shares nothing with another but the immutable media and
/// trace; what the journal has is not done again.
/// </summary>
internal sealed class StudyRunner(Study study, int jobs, Journal journal, IProgress<StudyProgress>? progress)
{
    /// <summary>All that decides the sessions over a trace, apart from their keys; by the trace's hash.</summary>
    private readonly Dictionary<string, byte[]> _fingerprints = study.Traces.DistinctBy(trace => trace.Hash).ToDictionary(
        trace => trace.Hash,
        trace => HashOf(string.Join('|',
            SessionEvents.Version, InputLog.Schema, study.Loop.Name, study.MediaHash, study.Experiment.RoundTripTime.Seconds, study.Experiment.Reading, study.Experiment.Session.ToString(),
            string.Join(',', study.Figures.All.Select(f => f.Name)), trace.Hash)),
        StringComparer.Ordinal);

    /// <summary>How many of these sessions the journal has.</summary>
    public int Known(IReadOnlyList<SessionKey> keys) => keys.Count(key => journal.TryGet(IdOfSession(key), out _));

    /// <exception cref="StudyException">A session could not be set up.</exception>
    /// <exception cref="RuleFailureException">A rule has failed.</exception>
    public IReadOnlyList<ResultRow> RunSessions(IReadOnlyList<SessionKey> keys, CancellationToken cancellation) => Do(
        "sessions", keys, IdOfSession,
        (key, entry) => new ResultRow(key, entry.Text, entry.Values),
        (_, row) => (row.EndReason, row.Figures),
        key => RunSession(key, cancellation), cancellation);

    /// <returns>One for each key, whatever its rule; null where there is none.</returns>
    public IReadOnlyList<OptimumBound?> RunOptima(IReadOnlyList<SessionKey> keys, IOptimum optimum, CancellationToken cancellation) => Do(
        "optima", keys, key => IdOf($"optimum|{study.Qoe.Name}|{key.Trace}|{key.Buffer.Seconds:R}", key.Trace),
        (_, entry) => entry.Values is [var achieved, var upper] ? new OptimumBound(achieved, upper) : null,
        (_, bound) => ("", bound is null ? [] : [bound.Achieved, bound.UpperBound]),
        key => optimum.Bound(study.QuestionOf(key), cancellation), cancellation);

    private ResultRow RunSession(SessionKey key, CancellationToken cancellation)
    {
        if (!study.Loop.TryRun(study.SetupOf(key) with { Cancellation = cancellation }, observer: null, out var summary, out var error))
            throw new StudyException($"{key.Abr} over {key.Trace}: {error}");
        return summary.End?.Kind == SessionEndKind.RuleFailed
            ? throw new RuleFailureException($"over {key.Trace}: {summary.EndReason}")
            : ResultRow.Of(key, summary, study.Figures);
    }

    private T[] Do<T>(
        string what, IReadOnlyList<SessionKey> keys, Func<SessionKey, UInt128> idOf, Func<SessionKey, JournalEntry, T> restore,
        Func<SessionKey, T, (string Text, double[] Values)> keep, Func<SessionKey, T> work, CancellationToken cancellation)
    {
        var ids = keys.Select(idOf).ToArray();
        var open = Enumerable.Range(0, keys.Count).Where(i => !journal.TryGet(ids[i], out _)).ToArray();
        var (resumed, done) = (keys.Count - open.Length, keys.Count - open.Length);
        var fresh = ParallelWork.Map(open, jobs, i => (Index: i, Result: work(keys[i])), batch =>
        {
            journal.Append(batch.Select(one => Entry(one.Index, one.Result)));
            progress?.Report(new StudyProgress(what, Interlocked.Add(ref done, batch.Count), keys.Count, resumed));
        }, cancellation);
        var results = new T[keys.Count];
        for (var i = 0; i < keys.Count; i++)
            if (journal.TryGet(ids[i], out var entry)) results[i] = restore(keys[i], entry);
        foreach (var (index, result) in fresh) results[index] = result;
        return results;

        JournalEntry Entry(int index, T result) => keep(keys[index], result) is var (text, values) ? new(ids[index], text, values) : default;
    }

    private UInt128 IdOfSession(SessionKey key) => IdOf($"session|{key}", key.Trace);

    private UInt128 IdOf(string what, NamedTrace trace)
    {
        var hash = SHA256.HashData([.. _fingerprints[trace.Hash], .. Encoding.UTF8.GetBytes(what)]);
        return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
