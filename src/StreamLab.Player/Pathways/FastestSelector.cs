namespace StreamLab.Player;

/// <summary>
/// The server with the highest measured rate. It stays until another is clearly faster. The others are measured with small requests: all
/// of them when the server in use falls suddenly (what is known of them then is old, too), and any that was not heard of for a while;
/// both only with two Segments buffered, but for a player that has never got there: one that starves beside idle servers must hear of them.
/// Once changed it stays for a while, unless the server gives far less than it seemed to: others may have come to it at the same time.
/// </summary>
public sealed class FastestSelector(double margin, double fall, double everySeconds, double dwellSeconds) : IPathwaySelector
{
    public static readonly ComponentDescriptor<IPathwaySelector> Descriptor = new()
    {
        Name = "fastest",
        Summary = "the server with the highest measured rate; the others are looked at with small requests",
        Source = "StreamLab; sticky choice after shaka-player issue 2975",
        Parameters =
        [
            new("margin", "1.3", "factor", "how much faster another server must be before it is changed to"),
            new("fall", "0.7", "factor", "a rate below this part of the earlier one has all servers measured anew"),
            new("every", "10", "s", "a server not heard of for so long is measured"),
            new("dwell", "15", "s", "after a change it stays so long, unless the server gives less than 0.4 of what it seemed to"),
        ],
        Create = a => new FastestSelector(a.Number("margin", 1), a.Number("fall"), a.Number("every", 0.1), a.Number("dwell", 0)),
    };

    // How long a Segment may wait for the probes that follow a fall: two probes of 64 kB at 0.5 Mbit/s.
    private static Duration Patience => Duration.FromSeconds(2);

    private static readonly ReasonCode Stay = new("fastest", "stay", "{0:0} kbps here, at best {1:0} kbps elsewhere", "hereKbps", "elsewhereKbps");
    private static readonly ReasonCode Change = new("fastest", "change", "{0:0} kbps here, {1:0} kbps elsewhere", "hereKbps", "elsewhereKbps");
    private static readonly ReasonCode Measuring = new("fastest", "measuring", "fell to {0:0} kbps: measuring the others", "hereKbps");

    private const double FarLess = 0.4;

    // The last sudden fall of the server in use: measurements of others from before it do not count.
    private Instant _fellAt = new(double.NegativeInfinity);

    private Instant _changedAt = new(double.NegativeInfinity);
    private Bitrate _promised; // by the server that was changed to
    private Instant? _firstAt;

    public PathwayDecision Choose(in PathwayContext context)
    {
        var current = Usable(context);
        var here = context.Pathways[current];
        if (here.LastSampleAt > _fellAt && here.LastRate < here.EarlierRate * fall) _fellAt = here.LastSampleAt;

        _firstAt ??= context.Now;
        var (probes, awaited) = Measurements(context, current, hasTime: context.BufferLevel >= context.SegmentDuration * 2);
        var patience = _fellAt + Patience - context.Now;
        if (awaited && patience > Duration.Zero) return new(current, Measuring.With(here.LastRate.Kbps), probes, patience);

        var best = Best(context.Pathways, current);
        var there = context.Pathways[best].LastRate;
        if (best == current || there <= here.LastRate * margin || !MayLeave(context.Now, here.LastRate))
            return new(current, Stay.With(here.LastRate.Kbps, best == current ? double.NaN : there.Kbps), probes);
        (_changedAt, _promised) = (context.Now, there);
        return new(best, Change.With(here.LastRate.Kbps, there.Kbps), probes);
    }

    public IPathwaySelector Clone() => (FastestSelector)MemberwiseClone();

    private bool MayLeave(Instant now, Bitrate here) => (now - _changedAt).Seconds >= dwellSeconds || here < _promised * FarLess;

    /// <param name="hasTime">Two Segments are buffered.</param>
    /// <returns>Which others to measure now, and whether a measurement since the last fall is still to come.</returns>
    private (ulong Probes, bool Awaited) Measurements(in PathwayContext context, int current, bool hasTime)
    {
        var (probes, awaited) = (0UL, false);
        for (var i = 0; i < context.Pathways.Length; i++)
        {
            ref readonly var other = ref context.Pathways[i];
            if (i == current || other.Excluded) continue;
            var beforeFall = other.LastSampleAt <= _fellAt;
            var heardAt = hasTime ? other.LastSampleAt : Instant.Max(other.LastSampleAt, _firstAt!.Value);
            var old = (context.Now - heardAt).Seconds >= everySeconds;
            if (((hasTime && beforeFall) || old) && !other.Probing) probes |= 1UL << i;
            awaited |= hasTime && beforeFall && !double.IsNegativeInfinity(_fellAt.Seconds);
        }
        return (probes, awaited);
    }

    private static int Usable(in PathwayContext context)
    {
        if (context.Current >= 0 && !context.Pathways[context.Current].Excluded) return context.Current;
        return Best(context.Pathways, -1);
    }

    /// <summary>The fastest usable pathway other than <paramref name="except"/>; that one when there is no other.</summary>
    private static int Best(ReadOnlySpan<PathwayState> pathways, int except)
    {
        var best = except;
        for (var i = 0; i < pathways.Length; i++)
        {
            if (i == except || pathways[i].Excluded) continue;
            if (best == except || pathways[i].LastRate > pathways[best].LastRate) best = i;
        }
        return Math.Max(best, 0);
    }
}
