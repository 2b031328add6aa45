namespace StreamLab.Server;

/// <summary>
/// What was fetched because a session named it as its next object, and whether anybody has asked for it since. Who names too much that nobody asks for is
/// believed no longer.
/// </summary>
internal sealed class PrefetchLedger(TimeProvider time)
{
    /// <summary>Who has asked for so many other objects since does not want the one that it named.</summary>
    public const int OthersSince = 8;

    /// <summary>From how many objects on a session is judged, and what part of them may be in vain.</summary>
    public const int Enough = 10;
    public const double MostInVain = 0.2;

    /// <summary>Who has not asked for it by then will not.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int MostSessions = 4096; // anybody can invent names
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Named> _waiting = new(StringComparer.Ordinal);
    private volatile bool _isUsed;
    private PrefetchCounts _counts = new(0, 0, 0, 0);

    /// <param name="By">Who named it.</param>
    /// <param name="Requests">How many requests that session had made by then.</param>
    /// <param name="At">When.</param>
    private sealed record Named(string Key, Session By, long Requests, long At);

    private sealed class Session
    {
        public Queue<Named> Waiting { get; } = new();
        public long Requests { get; set; }
        public long SeenAt { get; set; }
        public int Asked { get; set; }
        public int InVain { get; set; }
        public bool IsBelieved => Asked + InVain < Enough || InVain <= MostInVain * (Asked + InVain);
    }

    public PrefetchCounts Counts
    {
        get
        {
            lock (_lock)
            {
                foreach (var session in _sessions.Values) GiveUp(session);
                return _counts with { Disbelieved = _sessions.Values.Count(session => !session.IsBelieved) };
            }
        }
    }

    public bool Believes(string session)
    {
        if (!_isUsed) return true;
        lock (_lock) return !_sessions.TryGetValue(session, out var known) || known.IsBelieved;
    }

    /// <summary>It is fetched, because this session has named it.</summary>
    public void Fetched(string session, string key)
    {
        lock (_lock)
        {
            if (Of(session) is not { } by) return;
            _isUsed = true;
            _counts = _counts with { Fetched = _counts.Fetched + 1 };
            by.Waiting.Enqueue(_waiting[key] = new Named(key, by, by.Requests, time.GetTimestamp()));
        }
    }

    /// <summary>A session asks for an object.</summary>
    public void Asked(string session, string key)
    {
        if (!_isUsed) return;
        lock (_lock)
        {
            if (_waiting.Remove(key, out var named))
            {
                named.By.Asked++;
                _counts = _counts with { Asked = _counts.Asked + 1 };
            }
            if (!_sessions.TryGetValue(session, out var by)) return;
            (by.Requests, by.SeenAt) = (by.Requests + 1, time.GetTimestamp());
            GiveUp(by);
        }
    }

    /// <summary>Takes what nobody will ask for any more out of those that wait.</summary>
    private void GiveUp(Session session)
    {
        while (session.Waiting.TryPeek(out var oldest) && (session.Requests - oldest.Requests > OthersSince || time.GetElapsedTime(oldest.At) > Patience || !IsWaiting(oldest)))
        {
            session.Waiting.Dequeue();
            if (!IsWaiting(oldest)) continue;
            _waiting.Remove(oldest.Key);
            session.InVain++;
            _counts = _counts with { InVain = _counts.InVain + 1 };
        }
    }

    private bool IsWaiting(Named named) => ReferenceEquals(_waiting.GetValueOrDefault(named.Key), named);

    /// <returns>Null where there are too many.</returns>
    private Session? Of(string name)
    {
        if (_sessions.TryGetValue(name, out var known)) return known;
        if (_sessions.Count >= MostSessions) Forget();
        return _sessions.Count >= MostSessions ? null : _sessions[name] = new Session { SeenAt = time.GetTimestamp() };
    }

    private void Forget()
    {
        foreach (var (name, session) in _sessions)
        {
            GiveUp(session);
            if (session.Waiting.Count == 0 && time.GetElapsedTime(session.SeenAt) > Remembered) _sessions.Remove(name);
        }
    }
}
