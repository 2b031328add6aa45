namespace StreamLab.Player;

/// <summary>How far the requests of one track have come.</summary>
/// <param name="memory">The track's rule, where it wants to hear what came of its choices.</param>
internal sealed class TrackDownloads(TrackBuffer buffer, IAbrMemory? memory)
{
    // Of each Period, how many Representations have their Initialization Segment; all, where none is needed.
    private readonly int[] _initialized =
        [.. buffer.Media.PeriodStarts.Select(_ => buffer.Media.Representations.Any(r => r.HasInitialization) ? 0 : buffer.Media.RepresentationCount)];

    private readonly Absences[] _absences = [.. buffer.Media.PeriodStarts.Select(_ => new Absences(buffer.Media.RepresentationCount))];
    private readonly Absences[] _initializationAbsences = [.. buffer.Media.PeriodStarts.Select(_ => new Absences(buffer.Media.RepresentationCount))];

    private int _period; // of the next Segment

    public TrackBuffer Buffer { get; } = buffer;
    public AdaptationSet Media { get; } = buffer.Media;
    public IAbrMemory? Memory { get; } = memory;

    /// <summary>The Representation whose Initialization Segment is to be fetched next; their number once all of the Period are there.</summary>
    public int NextInitialization => _initialized[_period];

    /// <summary>The Segment with which the Period of the next Segment begins: it names the Initialization Segments that are needed now.</summary>
    public int PeriodStart => Media.PeriodStarts[_period];

    /// <summary>Whether all Initialization Segments of the next Segment's Period are in.</summary>
    public bool IsInitialized => Buffer.IsComplete || NextInitialization >= Media.RepresentationCount;

    /// <summary>Whether it has all that it needs to begin with: those of a later Period keep no other track waiting.</summary>
    public bool CanBegin => IsInitialized || LastRepresentation >= 0;

    /// <summary>Representation of the Segment that came last; -1 before one.</summary>
    public int LastRepresentation { get; private set; } = -1;

    /// <summary>The last download that ended well; null before one.</summary>
    public Download? Last { get; private set; }

    /// <summary>Requests on their way for what is to be fetched next.</summary>
    public int InFlight { get; set; }

    /// <summary>Before then nothing is asked for.</summary>
    public Instant RetryAt { get; set; }

    /// <summary>Failures in a row of what is to be fetched next.</summary>
    public int Failures { get; set; }

    /// <summary>What is to be fetched in place of the rule's next choice; null: what the rule chooses.</summary>
    public Substitute? Instead { get; set; }

    /// <summary>
    /// Who does not have the Segment to be fetched next; in no Representation that cannot be decoded for want of its Initialization Segment is it asked for.
    /// </summary>
    public Absences Absences => _absences[_period];

    /// <summary>Who does not have the Initialization Segments of its Period.</summary>
    public Absences InitializationAbsences => _initializationAbsences[_period];

    /// <summary>Whether the Segment that is to be fetched next has been asked for once more where it came spoilt.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>Segments in a row that nobody has.</summary>
    public int Missed { get; set; }

    /// <summary>A replacement was not to be had: until the next Segment is in, what is buffered stays.</summary>
    public bool KeepsBuffered { get; set; }

    /// <param name="segment">Any Segment of the Period that the Initialization Segment is of.</param>
    public void Initialized(int segment)
    {
        Failures = 0;
        _initialized[Media.PeriodOf(segment)]++;
    }

    public void Completed(in Download download)
    {
        if (download.Segment + 1 >= Buffer.Next) LastRepresentation = download.Representation;
        Last = download;
    }

    /// <summary>The buffer has moved to another Segment: nothing is known of it.</summary>
    public void Moved()
    {
        (Failures, RetryAt, Instead, KeepsBuffered, IsRepeated) = (0, Instant.Origin, null, false, false);
        _period = Media.PeriodOf(Math.Min(Buffer.Next, Media.SegmentCount - 1));
        Absences.Clear();
    }
}
