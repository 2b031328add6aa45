namespace StreamLab.Server;

/// <summary>The edges that are alive: registered, heard of lately, and not gone with a goodbye.</summary>
internal sealed class EdgeRegistry(TimeProvider time)
{
    /// <summary>As many places as a manifest's reader accepts.</summary>
    private const int MaxEdges = 32;

    private static readonly TimeSpan Patience = EdgeRegistration.Heartbeat * 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (EdgeRegistration Edge, long HeardAt)> _edges = new(StringComparer.Ordinal);

    /// <summary>By name, edge-2 before edge-10.</summary>
    public IReadOnlyList<EdgeRegistration> Live
    {
        get
        {
            lock (_lock)
            {
                Forget();
                return [.. _edges.Values.Select(e => e.Edge).OrderBy(e => e.Name.Length).ThenBy(e => e.Name, StringComparer.Ordinal)];
            }
        }
    }

    public EdgeRegistration? Find(string name) => Live.FirstOrDefault(edge => edge.Name == name);

    /// <returns>What stands in the way, null when nothing does.</returns>
    public string? Register(EdgeRegistration edge)
    {
        lock (_lock)
        {
            Forget();
            if (_edges.TryGetValue(edge.Name, out var known) && known.Edge.Url != edge.Url)
                return $"the name {edge.Name} is that of the edge at {known.Edge.Url}";
            if (known.Edge is null && _edges.Count >= MaxEdges) return $"there are {MaxEdges} edges already";
            _edges[edge.Name] = (edge, time.GetTimestamp());
            return null;
        }
    }

    public bool Remove(string name)
    {
        lock (_lock) return _edges.Remove(name);
    }

    private void Forget()
    {
        foreach (var (name, (_, heardAt)) in _edges)
            if (time.GetElapsedTime(heardAt) > Patience) _edges.Remove(name);
    }
}
