namespace StreamLab.Dash.Mpd;

/// <summary>What the parts of one MPD share while it is read.</summary>
/// <param name="Pathway">The first: what is right on it is right on all.</param>
/// <param name="Indexes">Of files that are one for all their Segments.</param>
internal sealed record MpdReading(Pathway Pathway, MediaIndexes Indexes)
{
    internal const int MaxRepresentations = 500; // in a Period
    internal const int MaxPeriods = 1000;

    private const int MaxElements = 20_000; // AdaptationSets and Representations in all Periods

    private int _elements;

    /// <summary>Whether what cannot be played is left out; else it is read to be looked at.</summary>
    public bool IsForPlaying { get; init; } = true;

    public SegmentBudget Budget { get; } = new();
    public LeftOut LeftOut { get; } = new();

    /// <exception cref="ManifestException">There are too many Representations.</exception>
    public void Count(MpdElement period)
    {
        var (sets, representations) = (period.All("AdaptationSet").Count(), period.All("AdaptationSet").Sum(set => set.All("Representation").Count()));
        if (sets > MaxRepresentations) throw ManifestException.OfBound($"more than {MaxRepresentations} AdaptationSets", period);
        if (representations > MaxRepresentations) throw ManifestException.OfBound($"more than {MaxRepresentations} Representations", period);
        if ((_elements += sets + representations) > MaxElements) throw ManifestException.OfBound($"more than {MaxElements} AdaptationSets and Representations", period);
    }
}
