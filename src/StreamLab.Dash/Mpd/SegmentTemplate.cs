namespace StreamLab.Dash.Mpd;

/// <summary>How the Segments of one Representation are named and timed: SegmentTemplate with what it inherits (ISO 23009-1 5.3.9.4).</summary>
internal sealed class SegmentTemplate
{
    internal const long MaxTicks = 1L << 60; // two of them add up without overflow

    private readonly IReadOnlyList<MpdElement> _levels;

    /// <param name="levels">The SegmentTemplate elements of Representation, AdaptationSet and Period, innermost first, at least one.</param>
    public SegmentTemplate(IReadOnlyList<MpdElement> levels)
    {
        _levels = levels;
        if (levels.FirstOrDefault(l => l.First("Initialization") is not null) is { } inner)
            throw new ManifestException("SegmentTemplate with an Initialization element is not supported yet", inner);
        var media = levels.FirstOrDefault(l => l["media"] is not null) ?? throw levels[0].Missing("media");
        Element = media;
        Media = UrlTemplate.Parse(media, "media", media["media"]!);
        if (levels.FirstOrDefault(l => l["initialization"] is not null) is { } holder)
            Initialization = ParseInitialization(holder, holder["initialization"]!);
        Timescale = Integer("timescale", 1, uint.MaxValue) ?? 1;
        PresentationTimeOffset = Integer("presentationTimeOffset", 0, MaxTicks) ?? 0;
        StartNumber = Integer("startNumber", 0, uint.MaxValue) ?? 1;
        MaxCount = Integer("endNumber", StartNumber, uint.MaxValue) - StartNumber + 1 ?? long.MaxValue;
    }

    /// <summary>The element that names the media, for messages.</summary>
    public MpdElement Element { get; }

    public UrlTemplate Media { get; }
    public UrlTemplate? Initialization { get; }
    public long Timescale { get; }
    public long PresentationTimeOffset { get; }
    public long StartNumber { get; }

    /// <summary>Segments up to @endNumber, where there is one.</summary>
    public long MaxCount { get; }

    /// <summary>Where and how long the Segments are.</summary>
    /// <param name="period">The Period they are in.</param>
    /// <param name="budget">How many Segments may still be made.</param>
    public SegmentTimes Times(PeriodSpan period, SegmentBudget budget)
    {
        var level = _levels.FirstOrDefault(l => l.First("SegmentTimeline") is not null || l["duration"] is not null)
            ?? throw new ManifestException("SegmentTemplate has neither SegmentTimeline nor @duration", Element);
        var times = level.First("SegmentTimeline") is { } timeline
            ? TimelineAddressing.Times(timeline, this, period, budget)
            : NumberAddressing.Times(level, this, period, budget);
        if (times.Count > 1 && !Media.Has("Number") && !Media.Has("Time"))
            throw Element.Wrong("media", Element["media"]!, "names all Segments alike: it has neither $Number$ nor $Time$");
        return times;
    }

    private long? Integer(string attribute, long min, long max) =>
        _levels.Select(l => l.Integer(attribute, min, max)).FirstOrDefault(value => value is not null);

    private static UrlTemplate ParseInitialization(MpdElement holder, string text)
    {
        var template = UrlTemplate.Parse(holder, "initialization", text);
        return template.Has("Number") || template.Has("Time") ? throw holder.Wrong("initialization", text, "cannot have $Number$ or $Time$") : template;
    }
}
