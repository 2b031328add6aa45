using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>
/// The clients of an edge's network, by name. One whose link follows a trace is remembered while it is idle, for its trace's clock goes on;
/// of those no more than so many, since anybody can invent names.
/// </summary>
internal sealed class PacedClients(FlowNetwork network, Link uplink, LinkShape link)
{
    private const int MostIdle = 4096;

    private readonly Dictionary<string, PacedClient> _clients = new(StringComparer.Ordinal);

    public LinkShape Link { get; private set; } = link;

    public PacedClient Find(string id, Instant now)
    {
        if (_clients.TryGetValue(id, out var known)) return known;
        if (_clients.Count >= MostIdle) ForgetIdle();
        var access = network.AddLink(Link.Capacity);
        if (Link.StartsNow) network.StartTrace(access, now);
        var client = new PacedClient(access, network.AddRoute(uplink, access), network.AddGroup());
        _clients.Add(id, client);
        return client;
    }

    public void Change(LinkShape link, Instant now)
    {
        Link = link;
        ForgetIdle();
        foreach (var client in _clients.Values)
        {
            network.SetCapacity(client.Access, link.Capacity, now);
            network.StartTrace(client.Access, now); // it is not idle: it has requested something
        }
    }

    /// <summary>The client has asked for something: its trace starts.</summary>
    public void Requested(string id, Instant now)
    {
        if (Link.IsTrace) network.StartTrace(Find(id, now).Access, now);
    }

    /// <summary>A response of the client has ended.</summary>
    public void Left(string id)
    {
        if (!Link.IsTrace && _clients.TryGetValue(id, out var client) && client.IsIdle) _clients.Remove(id);
    }

    private void ForgetIdle()
    {
        foreach (var (id, client) in _clients)
            if (client.IsIdle) _clients.Remove(id);
    }
}
