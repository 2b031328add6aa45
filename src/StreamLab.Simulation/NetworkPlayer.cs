using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>A player of any number of tracks and pathways, over a network that it may share with others.</summary>
/// <param name="startsAt">When it presses play.</param>
internal sealed class NetworkPlayer(SharedNetwork network, Transport transport, Instant startsAt, PlayerCore core, IObserver<SessionEvent>? observer, IInputRecorder? recorder)
    : SimulatedPlayer(core, observer, recorder)
{
    private readonly FlowGroup _client = network.Flows.AddGroup();
    private readonly Connection[] _connections = [.. network.Pathways.Select((_, i) => new Connection(network.Flows, network.Uplink(i), transport))];
    private readonly List<SimulatedTransfer> _transfers = [];
    private readonly Stack<SimulatedTransfer> _pool = new();
    private bool _isStarted;

    /// <summary>How often its plans have changed.</summary>
    public int Version { get; set; }

    /// <summary>Whether its end has been counted.</summary>
    public bool IsCounted { get; set; }

    /// <summary>The earliest of a first byte, a progress sample, and the wake its core asked for.</summary>
    public Instant NextMoment
    {
        get
        {
            if (!_isStarted) return startsAt;
            var next = WakeAt;
            foreach (var transfer in _transfers)
            {
                if (!transfer.IsFlowing) next = Instant.Min(next, transfer.FirstByteAt);
                else if (transfer.Request.ReportProgress) next = Instant.Min(next, transfer.NextProgressAt);
            }
            return next;
        }
    }

    public void TakeCompletion(FlowCompletion completion)
    {
        TellBuffersUpTo(completion.At);
        var transfer = _transfers.Find(t => t.IsFlowing && t.Flow == completion.Flow)!;
        _transfers.Remove(transfer);
        _connections[transfer.Request.Pathway].End(completion.At);
        ReportOthers(completion.At);
        Feed(PlayerInput.RequestDone(completion.At, transfer.Request.Id, transfer.Size));
        _pool.Push(transfer);
    }

    /// <summary>Does what is due; what its doing makes due at the same instant waits for its turn.</summary>
    public void TakeDue(Instant now)
    {
        TellBuffersUpTo(now);
        if (!_isStarted)
        {
            _isStarted = true;
            Feed(PlayerInput.Started(now));
            return;
        }
        if (TakeFirstBytes(now) | TakeProgress(now)) return;
        if (WakeAt <= now) Wake(now);
    }

    protected override void Send(Instant now, in SegmentRequest request, DataSize size)
    {
        var uplink = network.Uplink(request.Pathway);
        network.Flows.StartTrace(uplink, now);
        var transfer = _pool.TryPop(out var used) ? used : new SimulatedTransfer();
        (transfer.Request, transfer.Size, transfer.IsFlowing) = (request, size, false);
        transfer.FirstByteAt = now + (RoundTripTime(request.Pathway, now) * _connections[request.Pathway].TakeRoundTrips());
        _transfers.Add(transfer);
    }

    protected override void Abandon(Instant now, int requestId)
    {
        if (_transfers.Find(t => t.Request.Id == requestId) is not { } transfer) return;
        if (transfer.IsFlowing)
        {
            network.Flows.Abandon(transfer.Flow, now);
            network.Disown(transfer.Flow);
            _connections[transfer.Request.Pathway].End(now);
        }
        _connections[transfer.Request.Pathway].Break();
        _transfers.Remove(transfer);
        _pool.Push(transfer);
    }

    private Duration RoundTripTime(int pathway, Instant now) => network.Pathways[pathway].RoundTripTime + network.Uplink(pathway).LatencyAt(now);

    private bool TakeFirstBytes(Instant now)
    {
        var any = false;
        for (var i = 0; i < _transfers.Count && !IsEnded; i++)
        {
            var transfer = _transfers[i];
            if (transfer.IsFlowing || transfer.FirstByteAt > now) continue;
            any = true;
            ReportOthers(now);
            Begin(transfer, now);
            Feed(PlayerInput.ResponseStarted(now, transfer.Request.Id));
        }
        return any;
    }

    private void Begin(SimulatedTransfer transfer, Instant now)
    {
        var pathway = transfer.Request.Pathway;
        transfer.IsFlowing = true;
        transfer.NextProgressAt = now + ProgressCadence;
        var route = _connections[pathway].Begin(now, RoundTripTime(pathway, now));
        transfer.Flow = network.Flows.Start(now, transfer.Size, _client, route);
        network.Own(transfer.Flow, this);
    }

    private bool TakeProgress(Instant now)
    {
        var any = false;
        for (var i = _transfers.Count - 1; i >= 0 && !IsEnded; i--)
        {
            var transfer = _transfers[i];
            if (!transfer.IsFlowing || !transfer.Request.ReportProgress || transfer.NextProgressAt > now) continue;
            any = true;
            transfer.NextProgressAt = now + ProgressCadence;
            ReportOthers(now);
            if (i >= _transfers.Count || _transfers[i] != transfer) i = _transfers.Count;
        }
        return any;
    }

    /// <summary>A driver's law: what the others in flight have so far comes before the end or the beginning of one.</summary>
    private void ReportOthers(Instant now)
    {
        for (var i = 0; i < _transfers.Count && !IsEnded; i++)
            if (_transfers[i].IsFlowing) Feed(PlayerInput.BytesArrived(now, _transfers[i].Request.Id, network.Flows.Progress(_transfers[i].Flow)));
    }
}
