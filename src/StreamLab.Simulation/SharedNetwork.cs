using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// Runs players that share pathways: the next thing that happens is the earliest of the network's next event and of what each player
/// waits for. Of things at one instant the network's come first, then the players' in the order in which they fell due.
/// </summary>
internal sealed class SharedNetwork
{
    private readonly PriorityQueue<Due, (Instant At, long Number)> _due = new();
    private readonly Dictionary<FlowId, NetworkPlayer> _owners = [];
    private readonly Link[] _uplinks;
    private int _running;
    private long _number;

    private readonly Instant _limit;

    public SharedNetwork(IReadOnlyList<SimulatedPathway> pathways, Duration timeLimit)
    {
        (Pathways, _limit) = (pathways, Instant.Origin + timeLimit);
        _uplinks = [.. pathways.Select(p => Flows.AddLink(p.Trace))];
        foreach (var (pathway, uplink) in pathways.Zip(_uplinks))
            if (pathway.StartsNow) Flows.StartTrace(uplink, Instant.Origin);
    }

    public FlowNetwork Flows { get; } = new();
    public IReadOnlyList<SimulatedPathway> Pathways { get; }

    public Link Uplink(int pathway) => _uplinks[pathway];

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Run(IReadOnlyList<NetworkPlayer> players, CancellationToken cancellation)
    {
        _running = players.Count;
        foreach (var player in players) Expect(player);
        var now = Instant.Origin;
        while (_running > 0 && (now = Instant.Min(NextDue(), Flows.NextEvent)) <= _limit)
        {
            cancellation.ThrowIfCancellationRequested();
            Flows.AdvanceTo(now);
            if (!TakeCompletions() && NextDue() <= now) TakeDue(now);
        }
        foreach (var player in players.Where(p => !p.IsEnded))
        {
            if (now == Instant.Never) player.Stop(Flows.Now, StopReason.NothingArrives);
            else player.Stop(_limit, StopReason.TakesTooLong);
        }
    }

    public void Own(FlowId flow, NetworkPlayer player) => _owners[flow] = player;

    public void Disown(FlowId flow) => _owners.Remove(flow);

    private bool TakeCompletions()
    {
        var any = false;
        while (Flows.TryTakeCompletion(out var completion))
        {
            any = true;
            if (!_owners.Remove(completion.Flow, out var player)) continue; // given up at this very instant
            player.TakeCompletion(completion);
            Expect(player);
        }
        return any;
    }

    private void TakeDue(Instant now)
    {
        var player = _due.Dequeue().Player;
        player.TakeDue(now);
        Expect(player);
    }

    /// <summary>What a player waited for earlier is forgotten: whatever it did may have changed that.</summary>
    private void Expect(NetworkPlayer player)
    {
        player.Version++;
        if (player.IsEnded)
        {
            if (!player.IsCounted) _running--;
            player.IsCounted = true;
            return;
        }
        if (player.NextMoment is var next && next < Instant.Never) _due.Enqueue(new Due(player, player.Version), (next, _number++));
    }

    private Instant NextDue()
    {
        while (_due.TryPeek(out var due, out var order))
        {
            if (due.Version == due.Player.Version) return order.At;
            _due.Dequeue();
        }
        return Instant.Never;
    }

    private readonly record struct Due(NetworkPlayer Player, int Version);
}
