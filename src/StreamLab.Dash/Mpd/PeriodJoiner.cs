using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// Makes one set of streams of all Periods, as players do: the AdaptationSets of the longest Period go through, and in every other Period each is
/// continued by the one that is most like it in codec, language and role.
/// </summary>
internal sealed class PeriodJoiner
{
    private static readonly Duration LongGap = Duration.FromSeconds(0.5);

    private readonly IReadOnlyList<ReadPeriod> _periods;
    private readonly IReadOnlyList<Duration> _starts;
    private readonly LeftOut _leftOut;

    /// <param name="periods">In order; null for those that cannot be played. At least one can.</param>
    /// <param name="spans">Where each of them lies.</param>
    public PeriodJoiner(IReadOnlyList<ReadPeriod?> periods, IReadOnlyList<PeriodSpan?> spans, LeftOut leftOut)
    {
        _leftOut = leftOut;
        Leading = periods.OfType<ReadPeriod>().MaxBy(p => p.Length)!;
        _periods = [.. periods.OfType<ReadPeriod>().Where(Fits)];
        _starts = [.. Starts(periods, spans)];
    }

    public ReadPeriod Leading { get; }
    public Duration Start => _starts[0];
    public Duration End => _starts[^1] + _periods[^1].Length;

    public IReadOnlyList<AddressedAdaptationSet> Join() => [.. Leading.Sets.Select(Join).OfType<AddressedAdaptationSet>()];

    /// <summary>Playout runs only while every track has media: a Period without one of them cannot be among the others.</summary>
    private bool Fits(ReadPeriod period)
    {
        foreach (var set in Leading.Sets.Where(s => s.ContentType != ContentType.Text).DistinctBy(s => s.ContentType))
        {
            if (LikestIn(period, set) is not null) continue;
            var kind = set.ContentType.ToString().ToLowerInvariant();
            _leftOut.Add($"Period {period.Name}", $"it has no {kind} that could go on with that of Period {Leading.Name}");
            return false;
        }
        return true;
    }

    /// <summary>Where the Periods begin when those before that are left out take no time.</summary>
    private IEnumerable<Duration> Starts(IReadOnlyList<ReadPeriod?> all, IReadOnlyList<PeriodSpan?> spans)
    {
        var absent = Duration.Zero;
        foreach (var (period, span) in all.Zip(spans))
            if (period is not null && _periods.Contains(period)) yield return period.Start - absent;
            else absent += Duration.Max(period?.Length ?? span?.Length ?? Duration.Zero, Duration.Zero);
    }

    private AddressedAdaptationSet? Join(ReadSet set)
    {
        ReadSet?[] sets = [.. _periods.Select(p => LikestIn(p, set))];
        if (Array.IndexOf(sets, null) is >= 0 and var missing)
        {
            _leftOut.Add($"AdaptationSet {set.Id}", $"Period {_periods[missing].Name} has none like it");
            return null;
        }
        return Join(set, sets!);
    }

    private ReadSet? LikestIn(ReadPeriod period, ReadSet set)
    {
        if (period == Leading) return set;
        return period.Sets.Where(s => s.ContentType == set.ContentType && s.HasInitialization == set.HasInitialization)
            .OrderByDescending(s => s.CodecFamily == set.CodecFamily)
            .ThenByDescending(s => s.Language == set.Language)
            .ThenBy(s => s.Preference.CompareTo(set.Preference) != 0)
            .ThenBy(s => s.Preference)
            .FirstOrDefault();
    }

    private AddressedAdaptationSet Join(ReadSet set, ReadSet[] sets)
    {
        var line = new SegmentLine();
        for (var i = 0; i < sets.Length; i++) line.Add(_starts[i], _periods[i].Span.Length, sets[i].Times);
        TellGap(set, line);
        var ladder = sets.MaxBy(s => s.Rungs.Count)!.Rungs;
        var rungs = ladder.Select(rung => sets.Select(s => NearestIn(s.Rungs, ladder, rung)).ToArray()).ToArray();
        var representations = ladder.Select((rung, i) => rung.Representation with { SegmentSizes = SizesOf(rungs[i], line) });
        var joined = new AdaptationSet(set.Id, set.ContentType, [.. representations], line.Segments, line.PeriodStarts) { Language = set.Language };
        return new(joined, [.. rungs.Select(r => new JoinedAddress(r, line.Places))]);
    }

    /// <summary>Of as many rungs the one at the same height, else the one of the nearest rate.</summary>
    private static Rung NearestIn(IReadOnlyList<Rung> rungs, IReadOnlyList<Rung> ladder, Rung rung) => rungs.Count == ladder.Count
        ? rungs[ladder.TakeWhile(r => r != rung).Count()]
        : rungs.MinBy(r => Math.Abs(Math.Log(r.Representation.Bandwidth / rung.Representation.Bandwidth)))!;

    private static DataSize[]? SizesOf(Rung[] periods, SegmentLine line) => Array.TrueForAll(periods, r => r.Media.Sizes is not null)
        ? [.. line.Places.Select(place => periods[place.Period].Media.Sizes![place.Segment])]
        : null;

    private void TellGap(ReadSet set, SegmentLine line)
    {
        var (at, length) = line.LongestGap;
        if (length < LongGap) return;
        _leftOut.Add($"AdaptationSet {set.Id}", string.Create(CultureInfo.InvariantCulture, $"nothing is there for {length.Seconds:0.###} s from {at.Seconds:0.###} s on"));
    }
}
