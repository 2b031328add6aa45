namespace StreamLab.Experiments;

/// <summary>A session as the page draws it; short names and whole numbers, because there are many.</summary>
/// <param name="Trace">Folder and file.</param>
/// <param name="R">Place of its rule.</param>
/// <param name="T">When each Segment came in, in hundredths of a second since the one before.</param>
/// <param name="Q">Its Representation.</param>
/// <param name="B">The level after it, in tenths of a second.</param>
/// <param name="C">Throughput in kbit/s; -1 where undefined.</param>
/// <param name="G">Regret in thousandths; null where there is no optimum.</param>
/// <param name="S">Stalls, from and to in hundredths of a second.</param>
internal sealed record ReportTimeline(
    string Trace, double Buffer, int R, IReadOnlyList<long> T, IReadOnlyList<int> Q, IReadOnlyList<long> B, IReadOnlyList<long> C, IReadOnlyList<long>? G, IReadOnlyList<long> S)
{
    public static ReportTimeline Of(Timeline timeline, int rule)
    {
        var points = timeline.Points;
        var times = points.Select(p => Whole(p.Seconds, 100)).ToArray();
        return new(
            timeline.Key.Trace.ToString(), timeline.Key.Buffer.Seconds, rule,
            [.. times.Select((time, i) => i == 0 ? time : time - times[i - 1])],
            [.. points.Select(p => p.Representation)],
            [.. points.Select(p => Whole(p.BufferSeconds, 10))],
            [.. points.Select(p => p.ThroughputKbps is { } kbps ? Whole(kbps, 1) : -1)],
            points.All(p => p.Regret is null) ? null : [.. points.Select(p => Whole(p.Regret ?? 0, 1000))],
            [.. timeline.Stalls.SelectMany(s => new[] { Whole(s.From, 100), Whole(s.To, 100) })]);
    }

    private static long Whole(double value, double scale) => (long)Math.Round(value * scale);
}
