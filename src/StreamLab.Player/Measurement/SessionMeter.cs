namespace StreamLab.Player;

/// <summary>
/// Counts while a session runs, without allocating; the summary is made from it at the end. Whoever plays (the core, a reference driver)
/// tells it of what is shown, of what came in and of the condition that the session is in: the native figures have this one definition.
/// </summary>
public sealed partial class SessionMeter(AdaptationSet leading, int pathways)
{
    private static readonly int Conditions = Enum.GetValues<PlayoutCondition>().Length;

    private static Duration StallsMerge => Duration.FromSeconds(0.1);

    private readonly double[] _secondsByRepresentation = new double[leading.RepresentationCount];
    private readonly double[] _secondsInCondition = new double[Conditions];
    private readonly QoeMeter?[] _qoe = [.. Enumerable.Range(0, Qoe.Names.Count).Select(form => Qoe.IsDefined(form, leading) ? new QoeMeter(form, leading) : null)];
    private DataSize[] _bytesByPathway = new DataSize[pathways];

    private PlayoutCondition _condition = PlayoutCondition.Idle;
    private Instant _conditionSince, _lastStallEnd = new(double.NegativeInfinity);
    private int _lastSegment = -1, _lastRepresentation = -1;
    private double _absoluteChangeKbps;

    public int PlayedSegments { get; private set; }
    public int Switches { get; private set; }
    public int Stalls { get; private set; }

    /// <summary>Times that playout jumped a stretch without media.</summary>
    public int Gaps { get; private set; }

    /// <summary>Media seconds that were jumped: neither played nor waited for.</summary>
    public double GapSeconds { get; private set; }
    public DataSize PlayedSize { get; private set; }
    public double PlayedLeadingSeconds { get; private set; }
    public double PlayedSeconds { get; private set; }

    /// <summary>Session time in which the picture moved: media over the rate that it was played at.</summary>
    public double PlayingSeconds { get; private set; }

    /// <summary>Media Segments that came in whole.</summary>
    public int Segments { get; set; }
    public int Decisions { get; set; }
    public int Requests { get; set; }
    public int Failed { get; set; }

    /// <summary>Failed ones whose content was not what was asked for.</summary>
    public int Corrupt { get; set; }
    public int Abandoned { get; set; }
    public DataSize Media { get; set; }
    public DataSize Initialization { get; set; }

    /// <summary>What came in and can no longer be played.</summary>
    public DataSize Wasted { get; set; }

    /// <summary>What seconds count as at present.</summary>
    public PlayoutCondition Condition => _condition;

    /// <summary>How long the session was in a condition, up to the last change of it.</summary>
    public double SecondsIn(PlayoutCondition condition) => _secondsInCondition[(int)condition];

    /// <summary>The same, with the condition that is still open counted up to <paramref name="now"/>.</summary>
    public double SecondsIn(PlayoutCondition condition, Instant now) =>
        SecondsIn(condition) + (condition == _condition ? (now - _conditionSince).Seconds : 0);

    public double SecondsOf(int representation) => _secondsByRepresentation[representation];

    /// <summary>One more, behind the others.</summary>
    public void AddPathway() => _bytesByPathway = [.. _bytesByPathway, DataSize.Zero];

    public DataSize BytesOf(int pathway) => _bytesByPathway[pathway];
    public double? MeanAbsoluteChangeKbps => PlayedSegments > 1 ? _absoluteChangeKbps / (PlayedSegments - 1) : null;

    /// <summary>Counts the condition that is still open up to <paramref name="now"/>.</summary>
    public void Settle(Instant now)
    {
        _secondsInCondition[(int)_condition] += (now - _conditionSince).Seconds;
        _conditionSince = now;
    }

    /// <summary>From now on seconds count as <paramref name="condition"/>.</summary>
    public void Enter(Instant now, PlayoutCondition condition)
    {
        if (condition == _condition) return;
        Settle(now);
        if (_condition == PlayoutCondition.Stalled) _lastStallEnd = now;
        if (condition == PlayoutCondition.Stalled && now - _lastStallEnd >= StallsMerge) Stalls++;
        _condition = condition;
    }

    /// <summary>So much of a request has come in from a pathway.</summary>
    public void Delivered(int pathway, RequestPurpose purpose, DataSize size)
    {
        _bytesByPathway[pathway] += size;
        if (purpose == RequestPurpose.Initialization) Initialization += size;
        else Media += size;
    }

    /// <summary>So much of the present condition was still the one before it: the renderer told when the picture really moved.</summary>
    public void GiveBack(Duration time, PlayoutCondition before)
    {
        _secondsInCondition[(int)_condition] -= time.Seconds;
        _secondsInCondition[(int)before] += time.Seconds;
    }

    /// <summary>Playout went on by <paramref name="played"/> at a rate, on whatever track leads.</summary>
    public void Advanced(Duration played, double rate = 1)
    {
        PlayedSeconds += played.Seconds;
        PlayingSeconds += played.Seconds / rate;
    }

    /// <summary>Playout jumped a stretch without media, in no time.</summary>
    public void Jumped(Duration gap) => (Gaps, GapSeconds) = (Gaps + 1, GapSeconds + gap.Seconds);

    /// <summary><paramref name="played"/> of this piece of video was shown.</summary>
    public void Show(in BufferedMedia media, Duration played)
    {
        if (played <= Duration.Zero) return;
        if (media.Segment != _lastSegment || media.Representation != _lastRepresentation) Begin(media);
        _secondsByRepresentation[media.Representation] += played.Seconds;
        PlayedLeadingSeconds += played.Seconds;
        PlayedSize += media.Size * (played / (media.End - media.Start));
    }

    /// <summary>Null where the form is undefined for this media.</summary>
    public double? QoeOf(int form, double startupSeconds) =>
        _qoe[form]?.Sum - (Qoe.StallWeight(form) * (SecondsIn(PlayoutCondition.Stalled) + startupSeconds));

    private void Begin(in BufferedMedia media)
    {
        var change = _lastRepresentation >= 0 && media.Representation != _lastRepresentation;
        if (change)
        {
            Switches++;
            _absoluteChangeKbps += Math.Abs((leading.BandwidthOf(media.Representation) - leading.BandwidthOf(_lastRepresentation)).Kbps);
        }
        foreach (var qoe in _qoe) qoe?.Play(media.Representation, media.Segment);
        (_lastSegment, _lastRepresentation) = (media.Segment, media.Representation);
        PlayedSegments++;
    }
}
