namespace StreamLab.Player;

/// <summary>
/// Stretches of the timeline for which some track has no media and will get none: playout jumps them, whatever the other tracks have. In order, and
/// apart from each other. In nearly every session there are none.
/// </summary>
internal sealed class Gaps
{
    private static Duration Tolerance => Duration.FromSeconds(1e-9);

    private readonly List<(Duration Start, Duration End)> _gaps = [];

    public bool IsEmpty => _gaps.Count == 0;

    /// <summary>One more; what it touches becomes one with it.</summary>
    public void Add(Duration start, Duration end)
    {
        foreach (var gap in _gaps.Where(gap => Touch(gap, start, end))) (start, end) = (Duration.Min(start, gap.Start), Duration.Max(end, gap.End));
        _gaps.RemoveAll(gap => Touch(gap, start, end));
        _gaps.Add((start, end));
        _gaps.Sort();
    }

    /// <summary>Where the gap ends at which a position stands; null where it stands at none.</summary>
    public Duration? EndAt(Duration position)
    {
        foreach (var (start, end) in _gaps)
            if (start <= position + Tolerance && end > position) return end;
        return null;
    }

    /// <summary>Where the next gap begins that does not end before a position; infinite when there is none.</summary>
    public Duration NextStart(Duration position)
    {
        foreach (var (start, end) in _gaps)
            if (end > position) return Duration.Max(start, position);
        return Duration.Infinite;
    }

    /// <summary>How much of a stretch is gap.</summary>
    public Duration Within(Duration from, Duration to)
    {
        var sum = Duration.Zero;
        foreach (var (start, end) in _gaps) sum += Duration.Max(Duration.Min(end, to) - Duration.Max(start, from), Duration.Zero);
        return sum;
    }

    public void Clear() => _gaps.Clear();

    private static bool Touch((Duration Start, Duration End) gap, Duration start, Duration end) =>
        gap.Start <= end + Tolerance && start <= gap.End + Tolerance;
}
