namespace StreamLab.Server;

/// <summary>Counts the clients that asked for something in the last ten seconds.</summary>
internal sealed class RecentClients(TimeProvider time)
{
    private const int Most = 10_000; // anybody can invent session names
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _seenAt = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                foreach (var (id, seenAt) in _seenAt)
                    if (time.GetElapsedTime(seenAt) > Recently) _seenAt.Remove(id);
                return _seenAt.Count;
            }
        }
    }

    public void Saw(string clientId)
    {
        lock (_lock)
            if (_seenAt.Count < Most || _seenAt.ContainsKey(clientId)) _seenAt[clientId] = time.GetTimestamp();
    }
}
