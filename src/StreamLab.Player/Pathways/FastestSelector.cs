namespace StreamLab.Player;

/// <summary>
/// The server with the highest measured rate. It stays until another is clearly faster. The others are measured with small requests: all
/// of them when the server in use falls suddenly (what is known of them then is old, too), and any that was not heard of for a while;
/// both only with two Segments buffered.
/// </summary>
public sealed class FastestSelector(double margin, double fall, double everySeconds) : IPathwaySelector
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
        ],
        Create = a => new FastestSelector(a.Number("margin", 1), a.Number("fall"), a.Number("every", 0.1)),
    };

    // How long a Segment may wait for the probes that follow a fall: two probes of 64 kB at 0.5 Mbit/s.
    private static readonly Duration Patience = Duration.FromSeconds(2);

    private static readonly ReasonCode Stay = new("fastest", "stay", "{0:0} kbps here, at best {1:0} kbps elsewhere", "hereKbps", "elsewhereKbps");
    private static readonly ReasonCode Change = new("fastest", "change", "{0:0} kbps here, {1:0} kbps elsewhere", "hereKbps", "elsewhereKbps");
    private static readonly ReasonCode Measuring = new("fastest", "measuring", "fell to {0:0} kbps: measuring the others", "hereKbps");

    // The last sudden fall of the server in use: measurements of others from before it do not count.
    private Instant _fellAt = new(double.NegativeInfinity);

    public PathwayDecision Choose(in PathwayContext context)
    {
        var current = Usable(context);
        var here = context.Pathways[current];
        if (here.LastSampleAt > _fellAt && here.LastRate < here.EarlierRate * fall) _fellAt = here.LastSampleAt;

        var (probes, awaited) = context.BufferLevel >= context.SegmentDuration * 2 ? Measurements(context, current) : (0, false);
        var patience = _fellAt + Patience - context.Now;
        if (awaited && patience > Duration.Zero) return new(current, Measuring.With(here.LastRate.Kbps), probes, patience);

        var best = Best(context.Pathways, current);
        var there = context.Pathways[best].LastRate;
        return best != current && there > here.LastRate * margin
            ? new(best, Change.With(here.LastRate.Kbps, there.Kbps), probes)
            : new(current, Stay.With(here.LastRate.Kbps, best == current ? double.NaN : there.Kbps), probes);
    }

    public IPathwaySelector Clone() => (FastestSelector)MemberwiseClone();

    /// <returns>Which others to measure now, and whether a measurement since the last fall is still to come.</returns>
    private (ulong Probes, bool Awaited) Measurements(in PathwayContext context, int current)
    {
        var (probes, awaited) = (0UL, false);
        for (var i = 0; i < context.Pathways.Length; i++)
        {
            ref readonly var other = ref context.Pathways[i];
            if (i == current || other.Excluded) continue;
            var beforeFall = other.LastSampleAt <= _fellAt;
            var old = (context.Now - other.LastSampleAt).Seconds >= everySeconds;
            if ((beforeFall || old) && !other.Probing) probes |= 1UL << i;
            awaited |= beforeFall && !double.IsNegativeInfinity(_fellAt.Seconds);
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
