using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Simulation;

/// <summary>
/// Drives one player core in virtual time: the next thing that happens is the earliest of the network's next event, a first byte, a
/// progress sample and the wake the core asked for. The simulated renderer keeps perfect time, so its reports would say what the core
/// extrapolates already, and are left out.
/// </summary>
public sealed class SimulatedSession
{
    private static readonly Duration ProgressCadence = Duration.FromMilliseconds(100), BufferCadence = Duration.FromSeconds(1);

    private readonly SimulationSetup _setup;
    private readonly PlayerCore _core;
    private readonly IReadOnlyList<AdaptationSet> _tracks;
    private readonly IObserver<SessionEvent>? _observer;
    private readonly IInputRecorder? _recorder;
    private readonly FlowNetwork _network = new();
    private readonly FlowGroup _client;
    private readonly Link[] _links;
    private readonly Route[] _routes;
    private readonly List<SimulatedTransfer> _transfers = [];
    private readonly Stack<SimulatedTransfer> _pool = new();
    private readonly bool[] _mustConnect; // pathways whose connection an abandonment has cost
    private Instant _wakeAt = Instant.Never, _bufferToldAt = Instant.Never;

    private SimulatedSession(SimulationSetup setup, PlayerCore core, IObserver<SessionEvent>? observer, IInputRecorder? recorder)
    {
        (_setup, _core, _observer, _recorder) = (setup, core, observer, recorder);
        _tracks = core.Tracks;
        _client = _network.AddGroup();
        _links = [.. setup.Pathways.Select(p => _network.AddLink(p.Trace))];
        _routes = [.. _links.Select(link => _network.AddRoute(link))];
        _mustConnect = new bool[_links.Length];
    }

    /// <summary>Runs a whole session.</summary>
    /// <param name="observer">Hears every event, <c>session</c> first and <c>summary</c> last; null: the fast way, without a log.</param>
    /// <param name="recorder">Hears every input and command.</param>
    /// <returns>False, with one line that says what is wrong, when the setup does not fit.</returns>
    public static bool TryRun(SimulationSetup setup, IObserver<SessionEvent>? observer, IInputRecorder? recorder, out SessionSummary summary, out string error)
    {
        summary = null!;
        if (!OptimalPlan.TryFill(setup, out setup, out error)) return false;
        if (!PlayerCore.TryCreate(setup.Configuration, setup.Media, [.. setup.Pathways.Select(p => p.Name)], observer, out var core, out error)) return false;
        observer?.OnNext(SessionEvents.Opening(setup.Configuration, setup.Media, [.. setup.Pathways.Select(p => p.Name)], core.InformationSet, setup.TraceName));
        new SimulatedSession(setup, core, observer, recorder).Run();
        summary = core.Summarise(setup.Media.Title, setup.TraceName);
        observer?.OnNext(new SummaryEvent { T = summary.WallSeconds, Figures = summary });
        return true;
    }

    private void Run()
    {
        Feed(PlayerInput.Started(Instant.Origin));
        while (!_core.IsEnded)
        {
            var now = NextMoment();
            if (now == Instant.Never)
            {
                Feed(PlayerInput.Stopped(_network.Now, StopReason.NothingArrives));
                return;
            }
            TellBuffersUpTo(now);
            _network.AdvanceTo(now);
            if (TakeCompletions() | TakeFirstBytes(now) | TakeProgress(now)) continue;
            if (_wakeAt > now) continue; // a change of rates alone: nothing that a player could see
            _wakeAt = Instant.Never;
            Feed(PlayerInput.TimerFired(now));
        }
    }

    private Instant NextMoment()
    {
        var next = Instant.Min(_wakeAt, _network.NextEvent);
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
        while (!_core.IsEnded && _network.TryTakeCompletion(out var completion))
        {
            any = true;
            if (Find(completion.Flow) is not { } transfer) continue; // given up at this very instant
            _transfers.Remove(transfer);
            ReportOthers(completion.At);
            var request = transfer.Request;
            if (request.Purpose == RequestPurpose.Media)
            {
                var segment = _tracks[request.Track].Segments[request.Segment];
                Feed(PlayerInput.MediaAppended(completion.At, request.Id, segment.Start, segment.End));
            }
            Feed(PlayerInput.RequestDone(completion.At, request.Id, transfer.Size));
            _pool.Push(transfer);
        }
        return any;
    }

    private bool TakeFirstBytes(Instant now)
    {
        var any = false;
        for (var i = 0; i < _transfers.Count && !_core.IsEnded; i++)
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
        for (var i = _transfers.Count - 1; i >= 0 && !_core.IsEnded; i--)
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
        for (var i = 0; i < _transfers.Count && !_core.IsEnded; i++)
            if (_transfers[i].IsFlowing) Feed(PlayerInput.BytesArrived(now, _transfers[i].Request.Id, _network.Progress(_transfers[i].Flow)));
    }

    private void Feed(in PlayerInput input)
    {
        var commands = _core.Handle(input);
        _recorder?.Record(input, commands);
        foreach (ref readonly var command in commands)
        {
            switch (command.Kind)
            {
                case PlayerCommandKind.Request: Send(input.At, command.Request); break;
                case PlayerCommandKind.Abandon: Abandon(input.At, command.RequestId); break;
                case PlayerCommandKind.WakeAt: _wakeAt = command.At; break;
                default: break; // the picture: nobody watches
            }
        }
    }

    private void Send(Instant now, in SegmentRequest request)
    {
        var (pathway, link) = (_setup.Pathways[request.Pathway], _links[request.Pathway]);
        if (request.Purpose != RequestPurpose.Initialization) _network.StartTrace(link, now);
        var transfer = _pool.TryPop(out var used) ? used : new SimulatedTransfer();
        (transfer.Request, transfer.Size, transfer.IsFlowing) = (request, SizeOf(request), false);
        var roundTrip = pathway.RoundTripTime + _routes[request.Pathway].LatencyAt(now);
        transfer.FirstByteAt = now + (roundTrip * (_mustConnect[request.Pathway] ? 2 : 1));
        _mustConnect[request.Pathway] = false;
        _transfers.Add(transfer);
    }

    private DataSize SizeOf(in SegmentRequest request)
    {
        var media = _tracks[request.Track];
        return request.Purpose switch
        {
            // Where nobody knows it, an Initialization Segment is taken to weigh nothing.
            RequestPurpose.Initialization => media.Representations[request.Representation].InitializationSize ?? DataSize.Zero,
            RequestPurpose.Probe => media.SizeOf(request.Representation, request.Segment) is var whole && whole < request.Limit ? whole : request.Limit,
            _ => media.SizeOf(request.Representation, request.Segment),
        };
    }

    /// <summary>
    /// An HTTP/1.1 response can only be given up with its connection: the next request pays one round trip more. What is on its way
    /// meanwhile delays nobody, for it is through by then.
    /// </summary>
    private void Abandon(Instant now, int requestId)
    {
        foreach (var transfer in _transfers)
        {
            if (transfer.Request.Id != requestId) continue;
            if (transfer.IsFlowing) _network.Abandon(transfer.Flow, now);
            _mustConnect[transfer.Request.Pathway] = true;
            _transfers.Remove(transfer);
            _pool.Push(transfer);
            return;
        }
    }

    private SimulatedTransfer? Find(FlowId flow)
    {
        foreach (var transfer in _transfers)
            if (transfer.IsFlowing && transfer.Flow == flow) return transfer;
        return null;
    }

    /// <summary>The log's <c>buffer</c> lines: once a second of session time.</summary>
    private void TellBuffersUpTo(Instant now)
    {
        if (_observer is null || _core.SessionOrigin == Instant.Never) return;
        if (_bufferToldAt == Instant.Never) _bufferToldAt = _core.SessionOrigin;
        for (; _bufferToldAt + BufferCadence <= now; _bufferToldAt += BufferCadence)
            _observer.OnNext(SessionEvents.Buffers(_core, _bufferToldAt + BufferCadence));
    }
}
