namespace StreamLab.Simulation;

/// <summary>
/// Sabre's reaction time: how long after the network came to sustain more than everything under way a Segment of that rate was played,
/// at most the capacity of the buffer.
/// </summary>
internal sealed class SabreReactionTime(double capacityMs)
{
    private sealed record Rise(double AtMs, int Representation)
    {
        public double? AnsweredAtMs { get; set; }
    }

    private readonly List<Rise> _open = [];

    public double TotalMs { get; private set; }

    /// <summary>The network sustains another Representation.</summary>
    public void NetworkChanged(double nowMs, int sustained, int before, IReadOnlyList<int> buffered)
    {
        CloseUpTo(nowMs);
        Answer(nowMs, rise => rise.Representation > sustained);
        if (sustained > before && buffered.All(q => q < sustained) && _open.All(r => r.Representation < sustained)) _open.Add(new Rise(nowMs, sustained));
    }

    /// <summary>A Segment begins to be played.</summary>
    public void Played(double nowMs, int representation) => Answer(nowMs, rise => rise.Representation <= representation);

    /// <summary>Counts what is older than the buffer is long.</summary>
    public void CloseUpTo(double nowMs)
    {
        while (_open.Count > 0 && _open[0].AtMs < nowMs - capacityMs)
        {
            TotalMs += _open[0].AnsweredAtMs is { } answered ? Math.Min(capacityMs, answered - _open[0].AtMs) : capacityMs;
            _open.RemoveAt(0);
        }
    }

    private void Answer(double nowMs, Predicate<Rise> which)
    {
        foreach (var rise in _open)
            if (rise.AnsweredAtMs is null && which(rise)) rise.AnsweredAtMs = nowMs;
    }
}
