using StreamLab.Player;

namespace StreamLab.Cli.Playing;

/// <summary>How players side by side were served: whether each segment took the time that its edge's rate for a client says, and what that cost.</summary>
/// <param name="OwnCores">Processor time of the players' process over time.</param>
internal sealed record CrowdReport(double Seconds, IReadOnlyList<CrowdSegment> Segments, IReadOnlyList<CrowdEdge> Edges, double OwnCores, IReadOnlyList<SessionSummary> Sessions)
{
    /// <summary>How far 99 of 100 segments may be off.</summary>
    private const double Bound = 0.02;

    /// <summary>By how much each segment of an edge that paces its clients was off size / rate, ascending.</summary>
    public IReadOnlyList<double> Off { get; } =
        [.. (from s in Segments
             join e in Edges on s.Pathway equals e.Name
             let rate = e.ClientRate ?? Bitrate.Zero
             where rate > Bitrate.Zero
             select Math.Abs((s.Seconds / (DataSize.FromBytes(s.Bytes) / rate).Seconds) - 1)).Order()];

    public void Write(TextWriter output)
    {
        output.WriteLine($"{Segments.Count} segments in {Seconds:0} s, without the first of each player; the players' process {OwnCores:0.00} cores");
        foreach (var e in Edges)
            output.WriteLine($"  {e.Name}: {e.BytesServed / 1e6:0} MB{(e.ClientRate is { } rate ? $", {rate.Kbps:0} kbps a client" : "")}, its process {e.Cores:0.00} cores");
        if (Off.Count > 0)
            output.WriteLine($"  time of a segment off size / rate by {100 * At(0.5):0.00} % (p50), {100 * At(0.99):0.00} % (p99), {100 * Off[^1]:0.00} % at worst: {(At(0.99) <= Bound ? "within 2 %" : "INVALID, not within 2 % at p99")}");
        var invalid = Sessions.Where(s => !s.Valid).ToArray();
        output.WriteLine(invalid.Length == 0 ? "  bench: all sessions valid" : $"  bench: {invalid.Length} of {Sessions.Count} sessions INVALID: {string.Join(", ", Reasons(invalid))}");
        if (Sessions.Select(s => s.Bench).OfType<BenchReport>().ToArray() is { Length: > 0 } benches)
            output.WriteLine($"  at worst loop {benches.Max(b => b.LoopDelayMs):0} ms late ({benches.Max(b => b.WorstDelayMs):0} ms once), GC {benches.Max(b => b.GcPauseMs):0} ms, CPU {100 * benches.Max(b => b.CpuShare):0} %, pacing lag {benches.Max(b => b.PacingLagMs ?? 0):0} ms");
    }

    private double At(double part) => Off[(int)Math.Ceiling(part * Off.Count) - 1];

    private static IEnumerable<string> Reasons(IEnumerable<SessionSummary> sessions) =>
        sessions.SelectMany(s => s.Bench?.OutOfBounds ?? []).CountBy(reason => reason).Select(r => $"{r.Key} {r.Value}");
}
