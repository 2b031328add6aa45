namespace StreamLab.Player;

/// <summary>One selected AdaptationSet: its buffer, its rule, and how far its requests have come.</summary>
internal sealed class Track(int index, AdaptationSet media, IAbrRule rule, Gaps gaps)
{
    private static Duration Tolerance => Duration.FromSeconds(1e-9);

    // Of each Period, how many Representations have their Initialization Segment; all, where none is needed.
    private readonly int[] _initialized =
        [.. media.PeriodStarts.Select(_ => media.Representations.Any(r => r.HasInitialization) ? 0 : media.RepresentationCount)];

    private readonly Absences[] _absences = [.. media.PeriodStarts.Select(_ => new Absences(media.RepresentationCount))];
    private readonly Absences[] _initializationAbsences = [.. media.PeriodStarts.Select(_ => new Absences(media.RepresentationCount))];

    public int Index { get; } = index;
    public AdaptationSet Media { get; } = media;
    public IAbrRule Rule { get; } = rule;

    /// <summary>The rule, where it wants to hear what came of its choices.</summary>
    public IAbrMemory? Memory { get; } = rule as IAbrMemory;
    public PlayoutBuffer Buffer { get; } = new();

    /// <summary>Name in logs.</summary>
    public string Name { get; } = media.ContentType switch { ContentType.Video => "video", ContentType.Audio => "audio", _ => "text" };

    /// <summary>The Representation whose Initialization Segment is to be fetched next; their number once all of the Period are there.</summary>
    public int NextInitialization => _initialized[Period];

    /// <summary>The Segment with which the Period of the next Segment begins: it names the Initialization Segments that are needed now.</summary>
    public int PeriodStart => Media.PeriodStarts[Period];

    /// <summary>The Segment to be fetched next.</summary>
    public int Next { get; set; }

    public int LastRepresentation { get; set; } = -1;
    public Download? LastDownload { get; set; }
    public bool InFlight { get; set; }

    /// <summary>Where playout was when the next Segment found no room first; null while there is room.</summary>
    public Duration? FullAt { get; set; }

    /// <summary>Failures in a row of what is to be fetched next.</summary>
    public int Failures { get; set; }
    public Instant RetryAt { get; set; }

    /// <summary>The request that is to be sent next, once <see cref="IsDecided"/>; before, when to ask again.</summary>
    public PendingRequest Pending;
    public bool IsDecided { get; set; }

    /// <summary>What an abandonment put in place of the rule's next choice; -1: ask the rule.</summary>
    public int Instead { get; set; } = -1;
    public DecisionReason InsteadReason { get; set; }

    /// <summary>Who does not have the Segment to be fetched next; in no Representation that cannot be decoded for want of its Initialization Segment is it asked for.</summary>
    public Absences Absences => _absences[Period];

    /// <summary>Who does not have the Initialization Segments of its Period.</summary>
    public Absences InitializationAbsences => _initializationAbsences[Period];

    /// <summary>Segments in a row that nobody has.</summary>
    public int Missed { get; set; }

    /// <summary>A replacement was not to be had: until the next Segment is in, what is buffered stays.</summary>
    public bool KeepsBuffered { get; set; }

    public bool IsInitialized => IsComplete || NextInitialization >= Media.RepresentationCount;

    /// <summary>Whether it has all that it needs to begin with: those of a later Period keep no other track waiting.</summary>
    public bool CanBegin => IsInitialized || LastRepresentation >= 0;
    public bool IsComplete => Next >= Media.SegmentCount;

    /// <summary>Until where there is nothing to wait for: the end of the buffer, or for ever once the last Segment is in.</summary>
    public Duration PlayableTo => IsComplete && !InFlight ? Duration.Infinite : Buffer.End;

    /// <summary>Media that is buffered ahead of a position, without what will be jumped.</summary>
    public Duration Level(Duration position)
    {
        var level = Buffer.Level(position);
        return gaps.IsEmpty ? level : level - gaps.Within(position, Buffer.End);
    }

    public bool HasRoom(Duration position, Duration capacity) => IsComplete || Excess(position, capacity) <= Tolerance;

    /// <summary>How much must be played before the next Segment fits.</summary>
    public Duration Excess(Duration position, Duration capacity) => Level(position) + Media.Segments[Next].Duration - capacity;

    /// <param name="segment">Any Segment of the Period that the Initialization Segment is of.</param>
    public void Initialized(int segment)
    {
        (InFlight, Failures) = (false, 0);
        _initialized[Media.PeriodOf(segment)]++;
    }

    public void GoTo(int segment)
    {
        (Next, InFlight, Failures, RetryAt, Instead) = (segment, false, 0, Instant.Origin, -1);
        (IsDecided, FullAt, KeepsBuffered) = (false, null, false);
        Absences.Clear();
    }

    private int Period => Media.PeriodOf(Math.Min(Next, Media.SegmentCount - 1));
}
