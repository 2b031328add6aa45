namespace StreamLab.Player;

/// <summary>Requests and what comes of them: media goes into the buffer, samples to the pathways, failures to <see cref="Recovery"/>.</summary>
internal sealed class Downloads
{
    private readonly SessionTime _time;
    private readonly SessionMeter _meter;
    private readonly PathwayTable _pathways;
    private readonly Narrator _narrator;
    private readonly Playout _playout;
    private readonly TrackDownloads[] _tracks;
    private readonly Transfers _transfers;
    private readonly Abandonments _abandonments;
    private readonly Recovery _recovery;
    private int _nextId;

    /// <param name="rules">Of each track, what chooses its Representations.</param>
    /// <param name="abandonment">By which downloads are given up; null: by none.</param>
    public Downloads(SessionContext context, Playout playout, IAbrRule[] rules, IAbandonmentRule? abandonment)
    {
        _playout = playout;
        (_time, _meter, _pathways, _narrator) = (context.Time, context.Meter, context.Pathways, context.Narrator);
        _tracks = new TrackDownloads[rules.Length];
        for (var i = 0; i < _tracks.Length; i++) _tracks[i] = new TrackDownloads(playout.Tracks[i], rules[i] as IAbrMemory);
        _transfers = new Transfers(context, _tracks);
        _abandonments = new Abandonments(context, playout, _transfers, abandonment);
        _recovery = new Recovery(context, playout);
    }

    public TrackDownloads this[int track] => _tracks[track];

    public bool EveryTrackCanBegin
    {
        get
        {
            foreach (var track in _tracks)
                if (!track.CanBegin) return false;
            return true;
        }
    }

    /// <summary>Sends a request, whose number and whose being watched are decided here.</summary>
    public void Send(in SegmentRequest request, in DecisionReason reason = default, Bitrate? estimate = null)
    {
        if (!_time.HasBegun)
        {
            _time.Begin();
            _playout.SessionBegins();
        }
        _transfers.Begin(request with { Id = _nextId++, ReportProgress = _abandonments.Watches(request) }, reason, estimate);
    }

    public void TakeFirstByte(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is { } transfer) _transfers.TakeFirstByte(transfer);
    }

    public void TakeProgress(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        _transfers.Receive(transfer, input.Size);
        if (transfer.Request.ReportProgress && transfer.HasFirstByte) _abandonments.Look(_tracks[transfer.Request.Track], transfer);
    }

    public void TakeMedia(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is { } transfer) Append(_tracks[transfer.Request.Track], transfer, input.Position, input.End);
    }

    public void TakeDone(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        ref readonly var request = ref transfer.Request;
        var track = _tracks[request.Track];
        _transfers.Receive(transfer, input.Size);
        _pathways.Succeeded(request.Pathway);
        var sample = _transfers.SampleOf(transfer);
        if (request.Purpose != RequestPurpose.Initialization) _transfers.Learn(transfer, sample);
        _narrator.TellResponse(transfer);
        switch (request.Purpose)
        {
            case RequestPurpose.Media: Complete(track, transfer, sample); break;
            case RequestPurpose.Initialization: track.Initialized(request.Segment); break;
            default: CompleteProbe(transfer); break;
        }
        _transfers.Remove(transfer);
    }

    public void TakeFailure(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        _transfers.Receive(transfer, input.Size);
        _meter.Failed++;
        if (input.Failure is RequestFailure.Mismatch or RequestFailure.Corrupt) _meter.Corrupt++;
        _meter.Wasted += transfer.Received;
        _transfers.Remove(transfer);
        _recovery.Recover(_tracks[transfer.Request.Track], transfer, input.Failure);
    }

    /// <summary>Playout jumps: media that is on its way is of no use.</summary>
    public void AbandonMedia(string cause)
    {
        for (var i = _transfers.Count - 1; i >= 0; i--)
            if (_transfers[i].Request.Purpose == RequestPurpose.Media) _transfers.Abandon(_transfers[i], cause);
    }

    public void AbandonAll() => _transfers.AbandonAll();

    /// <summary>Playout has jumped: the next Segments are others.</summary>
    public void Sought()
    {
        foreach (var track in _tracks)
        {
            track.Moved();
            track.Missed = 0;
            track.Memory?.Sought(track.Buffer.Next);
        }
    }

    private void Append(TrackDownloads track, Transfer transfer, Duration start, Duration end)
    {
        ref readonly var request = ref transfer.Request;
        transfer.IsAppended = true;
        var media = new BufferedMedia(start, end, request.Segment, request.Representation, track.Media.SizeOf(request.Representation, request.Segment));
        if (request.IsReplacement) _playout.Replace(track.Buffer, media);
        else track.Buffer.Append(media);
    }

    private void Complete(TrackDownloads track, Transfer transfer, in ThroughputSample sample)
    {
        _meter.Segments++;
        ref readonly var request = ref transfer.Request;
        if (!transfer.IsAppended)
        {
            ref readonly var segment = ref track.Media.Segments[request.Segment];
            Append(track, transfer, segment.Start, segment.End);
        }
        _narrator.TellSegment(track.Buffer, transfer, track.Buffer.Level(_playout.Position));
        track.Completed(new Download(request.Segment, request.Representation, transfer.SentAt, _time.Now, sample));
        track.Buffer.GoTo(Math.Max(track.Buffer.Next, request.Segment + 1));
        track.Moved();
        track.Missed = 0;
        track.Memory?.DownloadEnded(_abandonments.OutcomeOf(track, transfer));
    }

    private void CompleteProbe(Transfer transfer)
    {
        _meter.Wasted += transfer.Received;
        _pathways.SetProbing(transfer.Request.Pathway, false);
    }
}
