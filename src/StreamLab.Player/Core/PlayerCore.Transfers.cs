namespace StreamLab.Player;

// Transfers: what comes of requests, and what it teaches about the pathways.
public sealed partial class PlayerCore
{
    private const int MostFailures = 8;
    private static Duration FirstBackoff => Duration.FromSeconds(0.5);
    private static Duration LongestBackoff => Duration.FromSeconds(4);

    private void TakeFirstByte(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        transfer.FirstByteAt = _now;
        transfer.PathwayHadDelivered = _pathways.Delivered(transfer.Request.Pathway);
    }

    private void TakeProgress(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        Receive(transfer, input.Size);
        if (!transfer.Request.ReportProgress || !transfer.HasFirstByte) return;
        if (transfer.Request.IsReplacement) GiveUpIfTooLate(transfer);
        else GiveUpIfTooSlow(transfer);
    }

    private void TakeMedia(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        Append(_tracks[transfer.Request.Track], transfer, input.Position, input.End);
    }

    private void Append(Track track, Transfer transfer, Duration start, Duration end)
    {
        ref readonly var request = ref transfer.Request;
        transfer.IsAppended = true;
        var media = new BufferedMedia(start, end, request.Segment, request.Representation, track.Media.SizeOf(request.Representation, request.Segment));
        if (request.IsReplacement) _meter.Wasted += track.Buffer.Replace(media, _position).Size;
        else track.Buffer.Append(media);
    }

    private void TakeDone(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        ref readonly var request = ref transfer.Request;
        var track = _tracks[request.Track];
        Receive(transfer, input.Size);
        _pathways.Succeeded(request.Pathway);
        var sample = SampleOf(transfer);
        if (request.Purpose != RequestPurpose.Initialization) Learn(transfer, sample);
        TellResponse(transfer);
        switch (request.Purpose)
        {
            case RequestPurpose.Media: Complete(track, transfer, sample); break;
            case RequestPurpose.Initialization: track.Initialized(request.Segment); break;
            default: CompleteProbe(transfer); break;
        }
        _transfers.Remove(transfer);
    }

    private void Complete(Track track, Transfer transfer, in ThroughputSample sample)
    {
        _meter.Segments++;
        ref readonly var request = ref transfer.Request;
        if (!transfer.IsAppended)
        {
            ref readonly var segment = ref track.Media.Segments[request.Segment];
            Append(track, transfer, segment.Start, segment.End);
        }
        TellSegment(track, transfer);
        if (request.Segment + 1 >= track.Next) track.LastRepresentation = request.Representation;
        track.LastDownload = new Download(request.Segment, request.Representation, transfer.SentAt, _now, sample);
        track.GoTo(Math.Max(track.Next, request.Segment + 1));
        track.Missed = 0;
        track.Memory?.DownloadEnded(OutcomeOf(track, transfer));
    }

    private void CompleteProbe(Transfer transfer)
    {
        _meter.Wasted += transfer.Received;
        _pathways.SetProbing(transfer.Request.Pathway, false);
    }

    private void TakeFailure(in PlayerInput input)
    {
        if (_transfers.Find(input.RequestId) is not { } transfer) return;
        var request = transfer.Request;
        Receive(transfer, input.Size);
        _meter.Failed++;
        if (input.Failure is RequestFailure.Mismatch or RequestFailure.Corrupt) _meter.Corrupt++;
        _meter.Wasted += transfer.Received;
        if (input.Failure is RequestFailure.Encrypted or RequestFailure.Muxed)
        {
            Refuse(transfer, input.Failure);
            return;
        }
        var excludedFor = _pathways.Failed(request.Pathway, _now, input.Failure);
        TellFailure(transfer, input.Failure, excludedFor);
        _transfers.Remove(transfer);
        if (request.Purpose == RequestPurpose.Probe) _pathways.SetProbing(request.Pathway, false);
        else if (input.Failure is RequestFailure.NotFound or RequestFailure.Mismatch) SeekElsewhere(_tracks[request.Track], request, input.Failure);
        else Retry(_tracks[request.Track], request, input.Failure);
    }

    /// <summary>No server has it otherwise, and none is to blame.</summary>
    private void Refuse(Transfer transfer, RequestFailure failure)
    {
        var track = _tracks[transfer.Request.Track];
        TellFailure(transfer, failure, Duration.Zero);
        _transfers.Remove(transfer);
        Fail($"{track.Name} is {Describe(failure)}");
    }

    /// <summary>At once while a server is left that has not failed, else after a pause that doubles; the session ends when nothing helps.</summary>
    private void Retry(Track track, in SegmentRequest request, RequestFailure failure)
    {
        track.InFlight = false;
        if (failure == RequestFailure.Forbidden && !_pathways.HasUsable(_now))
        {
            Fail($"{_pathways.Name(request.Pathway)} may not be connected to: {Describe(failure)}");
            return;
        }
        track.Failures++;
        if (track.Failures >= MostFailures)
        {
            var what = request.Purpose == RequestPurpose.Initialization ? "initialization segment" : $"segment {track.Media.Segments[request.Segment].Number}";
            End($"failed: {track.Name} {what} could not be had after {MostFailures} tries, the last from {_pathways.Name(request.Pathway)} ({Describe(failure)})", PlayerCommandKind.Failed);
            return;
        }
        var pause = Duration.Min(FirstBackoff * Math.Pow(2, track.Failures - 1), LongestBackoff);
        var another = track.Failures <= _pathways.Count && _pathways.HasUsable(_now);
        track.RetryAt = another ? _now : _now + pause;
        DecideAnew(request.Pathway);
    }

    /// <summary>What was decided with a pathway in mind is decided anew: it may be excluded now.</summary>
    private void DecideAnew(int pathway)
    {
        foreach (var track in _tracks)
            if (track.Pending.Pathway == pathway) track.IsDecided = false;
    }

    private void GiveUpIfTooSlow(Transfer transfer)
    {
        var request = transfer.Request;
        var track = _tracks[request.Track];
        if (_abandonment is null || !_abandonment.GivesUp(ProgressOf(track, transfer), out var lower, out var reason)) return;
        Learn(transfer, SampleOf(transfer));
        Abandon(transfer, "too slow");
        track.InFlight = false;
        (track.Instead, track.InsteadReason) = (lower, reason);
        track.Memory?.DownloadEnded(OutcomeOf(track, transfer, lower));
    }

    private DownloadProgress ProgressOf(Track track, Transfer transfer) => new()
    {
        Media = track.Media,
        Segment = transfer.Request.Segment,
        Representation = transfer.Request.Representation,
        Received = transfer.Received,
        Elapsed = _now - transfer.SentAt,
        TimeToFirstByte = transfer.TimeToFirstByte,
        BufferLevel = track.Level(_position),
        BufferCapacity = _configuration.Buffer,
        Latency = _pathways.Estimator(transfer.Request.Pathway).Latency,
    };

    /// <param name="instead">With an abandoned download, what is to be fetched instead; else null.</param>
    private DownloadOutcome OutcomeOf(Track track, Transfer transfer, int? instead = null) => new()
    {
        Media = track.Media,
        BufferCapacity = _configuration.Buffer,
        BufferLevel = track.Level(_position),
        Representation = transfer.Request.Representation,
        Time = _now - transfer.SentAt,
        IsReplacement = transfer.Request.IsReplacement,
        IsAbandoned = instead is not null,
        Instead = instead ?? 0,
    };

    private void AbandonMedia(string cause)
    {
        for (var i = _transfers.Count - 1; i >= 0; i--)
            if (_transfers[i].Request.Purpose == RequestPurpose.Media) Abandon(_transfers[i], cause);
    }

    private void Abandon(Transfer transfer, string cause)
    {
        _meter.Abandoned++;
        _meter.Wasted += transfer.Received;
        TellAbandon(transfer, cause);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.Abandon, RequestId = transfer.Request.Id });
        _transfers.Remove(transfer);
    }

    private void Receive(Transfer transfer, DataSize sizeSoFar)
    {
        var more = sizeSoFar - transfer.Received;
        if (more <= DataSize.Zero) return;
        transfer.Received = sizeSoFar;
        _pathways.Deliver(transfer.Request.Pathway, more);
        _meter.Delivered(transfer.Request.Pathway, transfer.Request.Purpose, more);
    }

    private void Learn(Transfer transfer, in ThroughputSample sample)
    {
        if (transfer.HasFirstByte) _pathways.Learn(transfer.Request.Pathway, _now, sample, transfer.Request.Purpose == RequestPurpose.Probe);
    }

    /// <summary>What the pathway delivered while this transfer ran, by whatever transfer, is the sample: concurrent ones share it.</summary>
    private ThroughputSample SampleOf(Transfer transfer) => new(
        _pathways.Delivered(transfer.Request.Pathway) - transfer.PathwayHadDelivered, transfer.TimeToFirstByte, _now - transfer.FirstByteAt,
        _tracks[transfer.Request.Track].Media.Segments[transfer.Request.Segment].Duration);

    private static string Describe(RequestFailure failure) => failure switch
    {
        RequestFailure.Unreachable => "it cannot be reached",
        RequestFailure.ConnectionLost => "the connection was lost",
        RequestFailure.TimedOut => "it did not answer in time",
        RequestFailure.Refused => "it refused the request",
        RequestFailure.ServerError => "it answered with an error",
        RequestFailure.NotFound => "it does not have it",
        RequestFailure.Mismatch => "what it sent is not what was asked for",
        RequestFailure.TooSlow => "it delivers too slowly to ever play",
        RequestFailure.Forbidden => "its address is link-local, or private though the manifest is from the internet",
        RequestFailure.Encrypted => "encrypted: this player has no keys",
        RequestFailure.Muxed => "muxed: this player plays picture and sound from Segments of their own",
        _ => "the content was corrupt",
    };
}
