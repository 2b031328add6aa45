namespace StreamLab.Server;

/// <summary>The edges that are alive: registered, heard of lately, not gone with a goodbye, and well when they were looked at last.</summary>
internal sealed class EdgeRegistry(TimeProvider time)
{
    /// <summary>As many places as a manifest's reader accepts.</summary>
    private const int MaxEdges = 32;

    private static readonly TimeSpan Patience = EdgeRegistration.Heartbeat * 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _edges = new(StringComparer.Ordinal);

    /// <param name="HeardAt">Timestamp of its last heartbeat.</param>
    /// <param name="IsWell">False once a look at it failed, until one succeeds.</param>
    private readonly record struct Entry(EdgeRegistration Edge, long HeardAt, bool IsWell = true);

    /// <summary>Those that players are sent to, by name: edge-2 before edge-10.</summary>
    public IReadOnlyList<EdgeRegistration> Live => Those(entry => entry.IsWell);

    /// <summary>Those too that do not answer at the moment: they can still be controlled.</summary>
    public IReadOnlyList<EdgeRegistration> Known => Those(_ => true);

    public EdgeRegistration? Find(string name) => Known.FirstOrDefault(edge => edge.Name == name);

    /// <returns>What stands in the way, null when nothing does.</returns>
    public string? Register(EdgeRegistration edge)
    {
        lock (_lock)
        {
            Forget();
            var isKnown = _edges.TryGetValue(edge.Name, out var known);
            if (isKnown && known.Edge.Url != edge.Url) return $"the name {edge.Name} is that of the edge at {known.Edge.Url}";
            if (!isKnown && _edges.Count >= MaxEdges) return $"there are {MaxEdges} edges already";
            _edges[edge.Name] = new(edge, time.GetTimestamp(), !isKnown || known.IsWell);
            return null;
        }
    }

    public bool Remove(string name)
    {
        lock (_lock) return _edges.Remove(name);
    }

    /// <summary>Timestamp of its last heartbeat; now, for one that has just gone.</summary>
    public long HeardAt(string name)
    {
        lock (_lock) return _edges.TryGetValue(name, out var entry) ? entry.HeardAt : time.GetTimestamp();
    }

    public bool IsWell(string name)
    {
        lock (_lock) return _edges.TryGetValue(name, out var entry) && entry.IsWell;
    }

    /// <summary>Somebody looked at it.</summary>
    public void Saw(string name, bool isWell)
    {
        lock (_lock)
            if (_edges.TryGetValue(name, out var entry)) _edges[name] = entry with { IsWell = isWell };
    }

    private IReadOnlyList<EdgeRegistration> Those(Func<Entry, bool> wanted)
    {
        lock (_lock)
        {
            Forget();
            return [.. _edges.Values.Where(wanted).Select(e => e.Edge).OrderBy(e => e.Name.Length).ThenBy(e => e.Name, StringComparer.Ordinal)];
        }
    }

    private void Forget()
    {
        foreach (var (name, entry) in _edges)
            if (time.GetElapsedTime(entry.HeardAt) > Patience) _edges.Remove(name);
    }
}
