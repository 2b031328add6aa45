namespace StreamLab.Player;

/// <summary>What is fetched next: the server by the selector, the Representation by the rule, and when. Then it is sent.</summary>
internal sealed class Decider
{
    private const int MostOnStack = 256;

    private readonly SessionTime _time;
    private readonly SessionMeter _meter;
    private readonly PathwayTable _table;
    private readonly Narrator _narrator;
    private readonly SessionConfiguration _configuration;
    private readonly Playout _playout;
    private readonly Downloads _downloads;
    private readonly PathwayChooser _pathways;
    private readonly TrackRule[] _rules;
    private readonly Pending[] _pending;

    public Decider(SessionContext context, Playout playout, Downloads downloads, IPathwaySelector selector, IAbrRule[] rules)
    {
        (_playout, _downloads) = (playout, downloads);
        (_time, _meter, _table, _narrator, _configuration) = (context.Time, context.Meter, context.Pathways, context.Narrator, context.Configuration);
        _pathways = new PathwayChooser(context, playout, downloads, selector);
        (_rules, _pending) = (new TrackRule[rules.Length], new Pending[rules.Length]);
        for (var i = 0; i < rules.Length; i++) (_rules[i], _pending[i]) = (new TrackRule(context, playout, downloads[i], rules[i]), new Pending());
    }

    /// <summary>Sends the track's next request if its time has come.</summary>
    /// <returns>When it could go on by the passing of time alone; never, when it waits for something else.</returns>
    public Instant Schedule(TrackBuffer track)
    {
        var (downloads, now) = (_downloads[track.Index], _time.Now);
        if (downloads.InFlight > 0) return Instant.Never;
        if (now < downloads.RetryAt) return downloads.RetryAt;
        if (!downloads.IsInitialized)
        {
            SendInitialization(downloads);
            return Instant.Never;
        }
        if (track.IsComplete || !_downloads.EveryTrackCanBegin || IsAhead(track)) return Instant.Never;
        if (!_rules[track.Index].HasRoom()) return _playout.WhenPlayed(track.Excess(_playout.Position));
        var pending = _pending[track.Index];
        if (!pending.Holds(track, _table) && Decide(downloads, pending) is { } askAgainAt) return askAgainAt;
        if (now < pending.NotBefore) return pending.NotBefore;
        SendPending(track, pending);
        return Instant.Never;
    }

    /// <summary>The other tracks are never more than one Segment ahead of the leading one; theirs may begin up to a frame later.</summary>
    private bool IsAhead(TrackBuffer track)
    {
        var leading = _playout.Leading;
        return track.Index > 0 && !leading.IsComplete && track.Media.Segments[track.Next].Start > leading.Buffer.End + track.Media.Frame;
    }

    private void SendInitialization(TrackDownloads downloads) => _downloads.Send(new SegmentRequest(
        0, RequestPurpose.Initialization, downloads.Buffer.Index, downloads.NextInitialization, downloads.PeriodStart, _pathways.OfInitialization(downloads),
        Limit: default, ReportProgress: false));

    private void SendPending(TrackBuffer track, Pending pending)
    {
        var request = new SegmentRequest(
            0, RequestPurpose.Media, track.Index, pending.Decision.Representation, pending.Replaces ?? track.Next, pending.Pathway, Limit: default, ReportProgress: false,
            IsReplacement: pending.Replaces is not null);
        _downloads.Send(request, pending.Decision.Reason, pending.Estimate);
        pending.Forget();
    }

    /// <returns>Null when it is decided; else when to ask again: the choice of the server has to wait, or the rule has failed.</returns>
    private Instant? Decide(TrackDownloads downloads, Pending pending)
    {
        var (track, instead) = (downloads.Buffer, downloads.Instead);
        pending.Forget();
        var choice = _pathways.Choose(track, instead is null ? 0 : downloads.Absences.Of(instead.Representation));
        if (choice.Wait > Duration.Zero) return _time.Now + choice.Wait;
        if (track.Index == 0) _pathways.Use(choice);
        var estimator = _table.Estimator(choice.Pathway);
        var estimate = estimator.Throughput;
        if (instead is not null) pending.Decision = new AbrDecision(instead.Representation, Duration.Zero, instead.Reason);
        else if (!_rules[track.Index].TryAsk(estimate, estimator.Latency, out pending.Decision)) return Instant.Never;
        else if (downloads.Absences.IsBarred(pending.Decision.Representation)) pending.Decision = InsteadOf(downloads, pending.Decision);
        else if (SegmentToReplace(downloads, pending.Decision.Representation) is { } buffered)
            (pending.Replaces, pending.Decision) = (buffered, pending.Decision with { Wait = Duration.Zero });
        downloads.Instead = null;
        pending.Make(track, _table, choice.Pathway, estimate, _time.Now + pending.Decision.Wait);
        _meter.Decisions++;
        _narrator.TellDecision(track, pending, choice.Reason, track.Level(_playout.Position));
        return null;
    }

    private static AbrDecision InsteadOf(TrackDownloads downloads, in AbrDecision decision)
    {
        var substitute = Substitute.Elsewhere(downloads.Absences.Nearest(decision.Representation, ulong.MaxValue));
        return new AbrDecision(substitute.Representation, decision.Wait, substitute.Reason);
    }

    /// <returns>The buffered Segment to fetch in the Representation that the rule has just chosen; null: the next one.</returns>
    private int? SegmentToReplace(TrackDownloads downloads, int representation)
    {
        var (strategy, buffer) = (_configuration.Replacement, downloads.Buffer.Buffer);
        if (strategy == ReplacementStrategy.None || buffer.IsEmpty || downloads.KeepsBuffered) return null;
        var count = buffer.Count;
        Span<int> buffered = count <= MostOnStack ? stackalloc int[count] : new int[count];
        for (var i = 0; i < count; i++) buffered[i] = buffer[i].Representation;
        var first = buffer.First;
        var played = Duration.Max(_playout.Position - first.Start, Duration.Zero) / (first.End - first.Start);
        var found = SegmentReplacement.Choose(strategy, buffered, played, representation);
        return found < 0 ? null : buffer[found].Segment;
    }
}
