namespace StreamLab.Server;

/// <summary>
/// What upstream lately said it does not have (negative caching, RFC 9111 section 4 with RFC 9110 section 15.1), so that a herd that asks for a segment
/// too early costs upstream one request a moment. Bounded, for anybody can invent names. Not safe for concurrent use.
/// </summary>
internal sealed class MissingObjects(Duration lifetime)
{
    private const int Most = 10_000;

    private readonly Dictionary<string, (BodyProblem Problem, Instant Until)> _missing = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Instant Until)> _inOrder = new();

    public BodyProblem? Find(string key, Instant now)
    {
        Forget(now);
        return _missing.TryGetValue(key, out var found) ? found.Problem : null;
    }

    public void Add(string key, BodyProblem problem, Instant now)
    {
        if (lifetime <= Duration.Zero || _inOrder.Count >= Most) return;
        _missing[key] = (problem, now + lifetime);
        _inOrder.Enqueue((key, now + lifetime));
    }

    public void Remove(Predicate<string> isMeant)
    {
        foreach (var key in _missing.Keys)
            if (isMeant(key)) _missing.Remove(key);
    }

    private void Forget(Instant now)
    {
        while (_inOrder.TryPeek(out var oldest) && oldest.Until <= now)
        {
            _inOrder.Dequeue();
            if (_missing.TryGetValue(oldest.Key, out var found) && found.Until <= now) _missing.Remove(oldest.Key);
        }
    }
}
