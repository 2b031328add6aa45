using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>
/// Says when which byte of each response may be written, by the fluid model that the simulator uses too. Passive: it is told the time, which
/// only moves forward, and never reads a clock. Each transfer follows a cumulative schedule (bytes released = the integral of its share up
/// to that moment, its last byte at the moment of its completion), so lateness of one piece never adds to the next.
/// </summary>
internal sealed class Pacer
{
    /// <summary>A packet's worth: less is worth a write only at the end.</summary>
    private const long SmallestPiece = 1448;

    private readonly FlowNetwork _network = new();
    private readonly Link _uplink;
    private readonly PacedClients _clients;
    private readonly Dictionary<FlowId, PacedTransfer> _transfers = [];
    private readonly PriorityQueue<FlowId, Instant> _pieces = new(); // those of transfers that have ended are passed over
    private readonly PriorityQueue<TaskCompletionSource, Instant> _holds = new();

    public Pacer(LinkShape uplink, LinkShape clientLink)
    {
        _uplink = _network.AddLink(uplink.Capacity);
        _clients = new(_network, _uplink, clientLink);
        Uplink = uplink;
        if (uplink.StartsNow) _network.StartTrace(_uplink, Instant.Origin);
    }

    public LinkShape Uplink { get; private set; }
    public LinkShape ClientLink => _clients.Link;
    public Bitrate UplinkRateAt(Instant now) => _uplink.RateAt(now);
    public Duration LatencyAt(Instant now) => _uplink.LatencyAt(now);

    /// <summary>The next time at which there is something to do.</summary>
    public Instant NextDue
    {
        get
        {
            var due = _network.NextEvent;
            if (_pieces.TryPeek(out _, out var piece)) due = Instant.Min(due, piece);
            return _holds.TryPeek(out _, out var hold) ? Instant.Min(due, hold) : due;
        }
    }

    public void Change(Instant now, ShapeChange change)
    {
        if (change.Uplink is { } uplink)
        {
            _network.SetCapacity(_uplink, uplink.Capacity, now);
            // What is under way has been requested: it does not wait for another request.
            if (uplink.StartsNow || _transfers.Count > 0) _network.StartTrace(_uplink, now);
            Uplink = uplink;
        }
        if (change.ClientLink is { } link) _clients.Change(link, now);
    }

    /// <summary>A client asked for something, whatever it is: traces that wait for the first request start.</summary>
    public void Requested(Instant now, string clientId)
    {
        _network.StartTrace(_uplink, now);
        _clients.Requested(clientId, now);
    }

    public PacedTransfer Begin(Instant now, string clientId, long bytes)
    {
        Requested(now, clientId); // a trace may have come since the request
        var client = _clients.Find(clientId, now);
        var flow = _network.Start(now, DataSize.FromBytes(bytes), client.Group, client.Route);
        var transfer = new PacedTransfer(clientId, flow, bytes);
        _transfers.Add(flow, transfer);
        Expect(now, flow);
        return transfer;
    }

    /// <summary>The response ended; if that was before its time, its share is free from now on.</summary>
    public void End(Instant now, PacedTransfer transfer)
    {
        if (_transfers.Remove(transfer.Flow)) _network.Abandon(transfer.Flow, now);
        _clients.Left(transfer.ClientId);
    }

    /// <summary>Completes when that time has come.</summary>
    public Task HoldUntil(Instant time)
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _holds.Enqueue(hold, time);
        return hold.Task;
    }

    /// <summary>Releases all that is due.</summary>
    public void Tick(Instant now)
    {
        _network.AdvanceTo(now);
        while (_network.TryTakeCompletion(out var completion))
            if (_transfers.Remove(completion.Flow, out var transfer)) transfer.Release(transfer.Bytes, completion.At);
        while (_pieces.TryPeek(out var flow, out var due) && due <= now)
        {
            _pieces.Dequeue();
            if (_transfers.TryGetValue(flow, out var transfer)) ReleasePiece(now, transfer, due);
        }
        while (_holds.TryPeek(out var hold, out var until) && until <= now)
        {
            _holds.Dequeue();
            hold.TrySetResult();
        }
    }

    private void ReleasePiece(Instant now, PacedTransfer transfer, Instant due)
    {
        var through = (long)_network.Progress(transfer.Flow).Bytes;
        if (through - transfer.Released >= SmallestPiece) transfer.Release(through, due);
        Expect(now, transfer.Flow);
    }

    private void Expect(Instant now, FlowId flow) => _pieces.Enqueue(flow, now + Quantum.Of(_transfers.Count, _network.RateOf(flow)));
}
