namespace StreamLab.Player;

/// <summary>
/// The server with the highest measured rate. It stays until a look around has shown another that is clearly faster. A look asks every
/// server for the same few bytes at the same time, the one in use included: the last Segment's rate tells how things were with the players
/// that have left since, and whoever compares that with an idle server's rate leaves with them. After a change only much more is worth another:
/// others may have come with it, and may leave again.
/// </summary>
public sealed class FastestSelector(double margin, double fall, double everySeconds, double dwellSeconds, double settled) : IPathwaySelector
{
    public static readonly ComponentDescriptor<IPathwaySelector> Descriptor = new()
    {
        Name = "fastest",
        Summary = "the server with the highest measured rate; all are looked at with small requests now and then",
        Source = "StreamLab; sticky choice after shaka-player issue 2975; moves by best response, one after another (Even-Dar, Kesselman, Mansour 2003)",
        Parameters =
        [
            new("margin", "1.3", "factor", "how much faster another server must be before it is changed to"),
            new("fall", "0.7", "factor", "a rate below this part of the earlier one has all servers measured"),
            new("every", "10", "s", "they are measured at least so often"),
            new("dwell", "15", "s", "for so long after a change 'settled' counts instead of 'margin'"),
            new("settled", "3", "factor", "how much faster another server must be soon after a change"),
        ],
        Create = a => new FastestSelector(a.Number("margin", 1), a.Number("fall"), a.Number("every", 0.1), a.Number("dwell", 0), a.Number("settled", 1)),
    };

    // How long a Segment waits for a look at most, and how much of the buffer it may cost.
    private static Duration Patience => Duration.FromSeconds(2);
    private const double ShareOfBuffer = 0.5;

    // A server that takes so much longer for a probe than another is known to be slower: how much does not matter.
    private const double ClearlyLonger = 2;

    private static readonly ReasonCode Stay = new("fastest", "stay", "{0:0} kbps here, at best {1:0} kbps elsewhere", "hereKbps", "elsewhereKbps");
    private static readonly ReasonCode StayAlone = new("fastest", "stay", "{0:0} kbps here", "hereKbps");
    private static readonly ReasonCode Unmeasured = new("fastest", "unmeasured", "no rate known here yet");
    private static readonly ReasonCode Change = new("fastest", "change", "{0:0} kbps here, {1:0} kbps elsewhere", "hereKbps", "elsewhereKbps");
    private static readonly ReasonCode ChangeUnmeasured = new("fastest", "change", "no rate known here, {0:0} kbps elsewhere", "elsewhereKbps");
    private static readonly ReasonCode Measuring = new("fastest", "measuring", "{0:0} kbps here: measuring all", "hereKbps");

    private Instant _lookedAt = new(double.NegativeInfinity), _changedAt = new(double.NegativeInfinity);
    private Instant _waitsTo;
    private bool _looks;

    public PathwayDecision Choose(in PathwayContext context)
    {
        var current = Usable(context);
        ref readonly var here = ref context.Pathways[current];
        if (!_looks)
            return IsTimeToLook(context, here) ? Look(context, current) : new(current, Staying(here.LastRate));
        var best = Best(context.Pathways, current, since: _lookedAt);
        ref readonly var there = ref context.Pathways[best];
        var wanted = (context.Now - _changedAt).Seconds < dwellSeconds ? settled : margin;
        if (IsWaiting(context, current, best, wanted) is var until && until > context.Now)
            return new(current, IsKnown(here.LastRate) ? Measuring.With(here.LastRate.Kbps) : Unmeasured.With(), Wait: until - context.Now);
        _looks = false;
        var rate = IsMeasured(here) ? here.LastRate : Bitrate.Min(here.LastRate, there.LastRate / ClearlyLonger);
        if (best == current || there.LastRate <= rate * wanted)
            return new(current, Staying(rate, best == current ? null : there.LastRate));
        _changedAt = context.Now;
        return new(best, IsKnown(rate) ? Change.With(rate.Kbps, there.LastRate.Kbps) : ChangeUnmeasured.With(there.LastRate.Kbps));
    }

    public IPathwaySelector Clone() => (FastestSelector)MemberwiseClone();

    /// <summary>A rate of zero is one that nobody has measured.</summary>
    private static bool IsKnown(Bitrate rate) => rate > Bitrate.Zero;

    /// <summary>Only what is known is said.</summary>
    private static DecisionReason Staying(Bitrate here, Bitrate? elsewhere = null) =>
        !IsKnown(here) ? Unmeasured.With()
        : elsewhere is { } known && IsKnown(known) ? Stay.With(here.Kbps, known.Kbps)
        : StayAlone.With(here.Kbps);

    private bool IsMeasured(in PathwayState pathway) => pathway.LastSampleAt > _lookedAt;

    private bool IsTimeToLook(in PathwayContext context, in PathwayState here)
    {
        var since = context.Now - _lookedAt;
        var fell = IsMeasured(here) && here.LastRate < here.EarlierRate * fall;
        return here.LastRate > Bitrate.Zero && (since.Seconds >= everySeconds || (fell && since >= context.SegmentDuration));
    }

    private PathwayDecision Look(in PathwayContext context, int current)
    {
        var probes = 0UL;
        var others = 0;
        for (var i = 0; i < context.Pathways.Length; i++)
        {
            if (context.Pathways[i].Excluded || context.Pathways[i].Probing) continue;
            probes |= 1UL << i;
            if (i != current) others++;
        }
        var here = context.Pathways[current].LastRate;
        if (others == 0) return new(current, Staying(here));
        var patience = Duration.Min(Patience, context.BufferLevel * ShareOfBuffer);
        (_looks, _lookedAt, _waitsTo) = (true, context.Now, context.Now + patience);
        return new(current, Measuring.With(here.Kbps), probes, patience);
    }

    /// <summary>Until when a look is worth waiting for: a server that is clearly faster than the one in use ends it.</summary>
    private Instant IsWaiting(in PathwayContext context, int current, int best, double wanted)
    {
        ref readonly var here = ref context.Pathways[current];
        ref readonly var there = ref context.Pathways[best];
        if (!IsProbing(context.Pathways) || (IsMeasured(here) && best != current && there.LastRate > here.LastRate * wanted)) return context.Now;
        if (IsMeasured(here) || best == current) return _waitsTo;
        return Instant.Min(_waitsTo, _lookedAt + ((there.LastSampleAt - _lookedAt) * ClearlyLonger));
    }

    private static bool IsProbing(ReadOnlySpan<PathwayState> pathways)
    {
        foreach (ref readonly var pathway in pathways)
            if (pathway.Probing) return true;
        return false;
    }

    private static int Usable(in PathwayContext context)
    {
        if (context.Current >= 0 && !context.Pathways[context.Current].Excluded) return context.Current;
        return Best(context.Pathways, -1, since: new(double.NegativeInfinity));
    }

    /// <summary>The fastest usable pathway other than <paramref name="except"/> of those measured since; that one when there is no other.</summary>
    private static int Best(ReadOnlySpan<PathwayState> pathways, int except, Instant since)
    {
        var best = except;
        for (var i = 0; i < pathways.Length; i++)
        {
            if (i == except || pathways[i].Excluded || pathways[i].LastSampleAt < since) continue;
            if (best == except || pathways[i].LastRate > pathways[best].LastRate) best = i;
        }
        return Math.Max(best, 0);
    }
}
