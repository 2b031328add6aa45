namespace StreamLab.Dash.Mpd;

/// <summary>What SegmentTemplate, SegmentList and SegmentBase have in common; a level says what the levels above did not say otherwise (ISO 23009-1 5.3.9.2).</summary>
internal sealed class SegmentInformation
{
    internal const long MaxTicks = 1L << 60; // two of them add up without overflow

    private readonly IReadOnlyList<MpdElement> _levels;

    /// <param name="levels">The elements of one kind, of Representation, AdaptationSet and Period: innermost first, at least one.</param>
    public SegmentInformation(IReadOnlyList<MpdElement> levels)
    {
        _levels = levels;
        Timescale = Integer("timescale", 1, uint.MaxValue) ?? 1;
        // The schema knows no negative offset; those who write one mean it, and players take it so.
        PresentationTimeOffset = Integer("presentationTimeOffset", -MaxTicks, MaxTicks) ?? 0;
        StartNumber = Integer("startNumber", 0, uint.MaxValue) ?? 1;
        MaxCount = Integer("endNumber", StartNumber, uint.MaxValue) - StartNumber + 1 ?? long.MaxValue;
    }

    /// <summary>The innermost element, for messages.</summary>
    public MpdElement Element => _levels[0];

    public long Timescale { get; }
    public long PresentationTimeOffset { get; }
    public long StartNumber { get; }

    /// <summary>Segments up to @endNumber, where there is one.</summary>
    public long MaxCount { get; }

    /// <summary>The innermost element that has an attribute; null where none has.</summary>
    public MpdElement? With(string attribute) => _levels.FirstOrDefault(l => l[attribute] is not null);

    /// <summary>The innermost element that has a child of that name; null where none has.</summary>
    public MpdElement? Over(string child) => _levels.FirstOrDefault(l => l.First(child) is not null);

    /// <summary>A time of the media in its Period.</summary>
    public Duration InPeriod(long ticks) => Length(ticks - PresentationTimeOffset);

    public Duration Length(long ticks) => new MediaTime(ticks, Timescale).ToDuration();

    /// <summary>Where and how long the Segments are.</summary>
    /// <param name="period">The Period they are in.</param>
    /// <param name="most">How many there can be.</param>
    /// <returns>Null where nothing says it.</returns>
    public SegmentTimes? Times(PeriodSpan period, long most, SegmentBudget budget)
    {
        if (_levels.FirstOrDefault(l => l.First("SegmentTimeline") is not null || l["duration"] is not null) is not { } level) return null;
        return level.First("SegmentTimeline") is { } timeline
            ? TimelineAddressing.Times(timeline, this, period, Math.Min(most, MaxCount), budget)
            : NumberAddressing.Times(level, this, period, Math.Min(most, MaxCount), budget);
    }

    private long? Integer(string attribute, long min, long max) => With(attribute)?.Integer(attribute, min, max);
}
