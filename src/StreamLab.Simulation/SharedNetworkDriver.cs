using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// Any number of tracks and pathways, sharing a network: the next thing that happens is the earliest of the network's next event, a first
/// byte, a progress sample and the wake the core asked for.
/// </summary>
internal sealed class SharedNetworkDriver : SimulationDriver
{
    private readonly IReadOnlyList<SimulatedPathway> _pathways;
    private readonly FlowNetwork _network = new();
    private readonly FlowGroup _client;
    private readonly Link[] _links;
    private readonly Route[] _routes;
    private readonly List<SimulatedTransfer> _transfers = [];
    private readonly Stack<SimulatedTransfer> _pool = new();

    public SharedNetworkDriver(IReadOnlyList<SimulatedPathway> pathways, PlayerCore core, IObserver<SessionEvent>? observer, IInputRecorder? recorder)
        : base(core, observer, recorder)
    {
        _pathways = pathways;
        _client = _network.AddGroup();
        _links = [.. pathways.Select(p => _network.AddLink(p.Trace))];
        _routes = [.. _links.Select(link => _network.AddRoute(link))];
    }

    protected override void Step()
    {
        var now = NextMoment();
        if (now == Instant.Never)
        {
            Feed(PlayerInput.Stopped(_network.Now, StopReason.NothingArrives));
            return;
        }
        TellBuffersUpTo(now);
        _network.AdvanceTo(now);
        if (TakeCompletions() | TakeFirstBytes(now) | TakeProgress(now)) return;
        if (WakeAt <= now) Wake(now); // else a change of rates alone: nothing that a player could see
    }

    protected override void Send(Instant now, in SegmentRequest request, DataSize size)
    {
        var (pathway, link) = (_pathways[request.Pathway], _links[request.Pathway]);
        if (request.Purpose != RequestPurpose.Initialization) _network.StartTrace(link, now);
        var transfer = _pool.TryPop(out var used) ? used : new SimulatedTransfer();
        (transfer.Request, transfer.Size, transfer.IsFlowing) = (request, size, false);
        transfer.FirstByteAt = now + pathway.RoundTripTime + _routes[request.Pathway].LatencyAt(now);
        _transfers.Add(transfer);
    }

    protected override void Abandon(Instant now, int requestId)
    {
        foreach (var transfer in _transfers)
        {
            if (transfer.Request.Id != requestId) continue;
            if (transfer.IsFlowing) _network.Abandon(transfer.Flow, now);
            _transfers.Remove(transfer);
            _pool.Push(transfer);
            return;
        }
    }

    private Instant NextMoment()
    {
        var next = Instant.Min(WakeAt, _network.NextEvent);
        foreach (var transfer in _transfers)
        {
            if (!transfer.IsFlowing) next = Instant.Min(next, transfer.FirstByteAt);
            else if (transfer.Request.ReportProgress) next = Instant.Min(next, transfer.NextProgressAt);
        }
        return next;
    }

    private bool TakeCompletions()
    {
        var any = false;
        while (!IsEnded && _network.TryTakeCompletion(out var completion))
        {
            any = true;
            if (Find(completion.Flow) is not { } transfer) continue; // given up at this very instant
            _transfers.Remove(transfer);
            ReportOthers(completion.At);
            Complete(completion.At, transfer.Request, transfer.Size);
            _pool.Push(transfer);
        }
        return any;
    }

    private bool TakeFirstBytes(Instant now)
    {
        var any = false;
        for (var i = 0; i < _transfers.Count && !IsEnded; i++)
        {
            var transfer = _transfers[i];
            if (transfer.IsFlowing || transfer.FirstByteAt > now) continue;
            any = true;
            ReportOthers(now);
            transfer.IsFlowing = true;
            transfer.NextProgressAt = now + ProgressCadence;
            transfer.Flow = _network.Start(now, transfer.Size, _client, _routes[transfer.Request.Pathway]);
            Feed(PlayerInput.ResponseStarted(now, transfer.Request.Id));
        }
        return any;
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
            if (_transfers[i].IsFlowing) Feed(PlayerInput.BytesArrived(now, _transfers[i].Request.Id, _network.Progress(_transfers[i].Flow)));
    }

    private SimulatedTransfer? Find(FlowId flow)
    {
        foreach (var transfer in _transfers)
            if (transfer.IsFlowing && transfer.Flow == flow) return transfer;
        return null;
    }
}
