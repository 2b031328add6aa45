using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>
/// Says when which byte of each response may be written, by the fluid model that the simulator uses too. Passive: it is told the time, which
/// only moves forward, and never reads a clock. Each transfer follows a cumulative schedule (bytes released = the integral of its share up
/// to that moment, its last byte at the moment of its completion), so lateness of one piece never adds to the next.
/// </summary>
internal sealed class Pacer
{
    /// <summary>A piece is what 20 ms let through; of thousands of transfers, more: the cost of pacing is the number of writes per second.</summary>
    private static readonly Duration ShortestQuantum = Duration.FromMilliseconds(20);
    private const double MostWritesPerSecond = 20_000;

    /// <summary>A packet's worth: less is worth a write only at the end.</summary>
    private const long SmallestPiece = 1448;

    private readonly FlowNetwork _network = new();
    private readonly Link _uplink;
    private readonly Dictionary<string, PacedClient> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<FlowId, PacedTransfer> _transfers = [];
    private readonly PriorityQueue<TaskCompletionSource, Instant> _holds = new();
    private Bitrate _clientRate;

    public Pacer(UplinkShape uplink, Bitrate clientRate)
    {
        _uplink = _network.AddLink(uplink.Capacity);
        (Uplink, _clientRate) = (uplink, clientRate);
        if (uplink.StartsNow) _network.StartTrace(_uplink, Instant.Origin);
    }

    public UplinkShape Uplink { get; private set; }
    public Bitrate ClientRate => _clientRate;
    public Bitrate UplinkRateAt(Instant now) => _uplink.RateAt(now);
    public Duration LatencyAt(Instant now) => _uplink.LatencyAt(now);

    /// <summary>The next time at which there is something to do.</summary>
    public Instant NextDue
    {
        get
        {
            var due = _holds.TryPeek(out _, out var until) ? Instant.Min(until, _network.NextEvent) : _network.NextEvent;
            foreach (var transfer in _transfers.Values) due = Instant.Min(due, transfer.NextPiece);
            return due;
        }
    }

    private Duration Quantum => Duration.Max(ShortestQuantum, Duration.FromSeconds(_transfers.Count / MostWritesPerSecond));

    public void Change(Instant now, ShapeChange change)
    {
        if (change.Uplink is { } uplink)
        {
            _network.SetCapacity(_uplink, uplink.Capacity, now);
            if (uplink.StartsNow) _network.StartTrace(_uplink, now);
            Uplink = uplink;
        }
        if (change.ClientRate is not { } rate) return;
        _clientRate = rate;
        foreach (var client in _clients.Values) _network.SetCapacity(client.Access, BandwidthTrace.Constant(rate), now);
    }

    /// <summary>A Media Segment was asked for: a trace that waits for the first one starts.</summary>
    public void MediaRequested(Instant now) => _network.StartTrace(_uplink, now);

    public PacedTransfer Begin(Instant now, string clientId, long bytes)
    {
        if (!_clients.TryGetValue(clientId, out var client)) _clients.Add(clientId, client = AddClient(clientId));
        var flow = _network.Start(now, DataSize.FromBytes(bytes), client.Group, client.Route);
        var transfer = new PacedTransfer(client, flow, bytes) { NextPiece = now + Quantum };
        _transfers.Add(flow, transfer);
        return transfer;
    }

    /// <summary>The response ended; if that was before its time, its share is free from now on.</summary>
    public void End(Instant now, PacedTransfer transfer)
    {
        if (_transfers.Remove(transfer.Flow)) _network.Abandon(transfer.Flow, now);
        Forget(transfer.Client);
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
        foreach (var transfer in _transfers.Values)
            if (transfer.NextPiece <= now) ReleasePiece(now, transfer);
        while (_holds.TryPeek(out var hold, out var until) && until <= now)
        {
            _holds.Dequeue();
            hold.TrySetResult();
        }
    }

    private void ReleasePiece(Instant now, PacedTransfer transfer)
    {
        var through = (long)_network.Progress(transfer.Flow).Bytes;
        if (through - transfer.Released >= SmallestPiece) transfer.Release(through, transfer.NextPiece);
        transfer.NextPiece = now + Quantum;
    }

    private PacedClient AddClient(string id)
    {
        var access = _network.AddLink(BandwidthTrace.Constant(_clientRate));
        return new(id, access, _network.AddRoute(_uplink, access), _network.AddGroup());
    }

    private void Forget(PacedClient client)
    {
        if (client.Group.ActiveFlows == 0) _clients.Remove(client.Id);
    }
}
