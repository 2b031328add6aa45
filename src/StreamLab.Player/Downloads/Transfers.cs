namespace StreamLab.Player;

/// <summary>
/// The requests in flight, and what they teach about their _pathways. A handful at most, reused so that a request allocates nothing.
/// </summary>
internal sealed class Transfers(SessionContext context, TrackDownloads[] tracks)
{
    private readonly SessionTime _time = context.Time;
    private readonly SessionMeter _meter = context.Meter;
    private readonly PathwayTable _pathways = context.Pathways;
    private readonly CommandBuffer _commands = context.Commands;
    private readonly Narrator _narrator = context.Narrator;

    private Transfer[] _slots = [new(), new(), new(), new()];

    public int Count { get; private set; }
    public Transfer this[int index] => _slots[index];

    /// <summary>Sends a request.</summary>
    public void Begin(in SegmentRequest request, in DecisionReason reason, Bitrate? estimate)
    {
        _meter.Requests++;
        if (request.Purpose != RequestPurpose.Probe) tracks[request.Track].InFlight++;
        if (Count == _slots.Length) _slots = [.. _slots, new Transfer(), new Transfer()];
        _slots[Count++].Begin(request, _time.Now, reason, estimate);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.Request, Request = request });
        _narrator.TellRequest(request);
    }

    /// <returns>Null when it has ended already: late inputs of an abandoned request mean nothing.</returns>
    public Transfer? Find(int id)
    {
        for (var i = 0; i < Count; i++)
            if (_slots[i].Request.Id == id) return _slots[i];
        return null;
    }

    public void Remove(Transfer transfer)
    {
        if (transfer.Request.Purpose != RequestPurpose.Probe) tracks[transfer.Request.Track].InFlight--;
        var index = --Count;
        while (_slots[index] != transfer) index--;
        (_slots[index], _slots[Count]) = (_slots[Count], transfer);
    }

    public void TakeFirstByte(Transfer transfer)
    {
        transfer.FirstByteAt = _time.Now;
        transfer.PathwayHadDelivered = _pathways.Delivered(transfer.Request.Pathway);
    }

    public void Receive(Transfer transfer, DataSize sizeSoFar)
    {
        var more = sizeSoFar - transfer.Received;
        if (more <= DataSize.Zero) return;
        transfer.Received = sizeSoFar;
        _pathways.Deliver(transfer.Request.Pathway, more);
        _meter.Delivered(transfer.Request.Pathway, transfer.Request.Purpose, more);
    }

    /// <summary>What the pathway delivered while this transfer ran, by whatever transfer, is the sample: concurrent ones share it.</summary>
    public ThroughputSample SampleOf(Transfer transfer) => new(
        _pathways.Delivered(transfer.Request.Pathway) - transfer.PathwayHadDelivered, transfer.TimeToFirstByte, _time.Now - transfer.FirstByteAt,
        tracks[transfer.Request.Track].Media.Segments[transfer.Request.Segment].Duration);

    public void Learn(Transfer transfer, in ThroughputSample sample)
    {
        if (transfer.HasFirstByte) _pathways.Learn(transfer.Request.Pathway, _time.Now, sample, transfer.Request.Purpose == RequestPurpose.Probe);
    }

    public void Abandon(Transfer transfer, string cause)
    {
        _meter.Abandoned++;
        _meter.Wasted += transfer.Received;
        _narrator.TellAbandon(transfer, cause);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.Abandon, RequestId = transfer.Request.Id });
        Remove(transfer);
    }

    /// <summary>The session ends: none is wanted any more.</summary>
    public void AbandonAll()
    {
        for (var i = 0; i < Count; i++) _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.Abandon, RequestId = _slots[i].Request.Id });
    }
}
