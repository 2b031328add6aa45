namespace StreamLab.Cdn;

/// <summary>Clients that were sent to each pathway since its server spoke of its load last: without them all would run to the same.</summary>
internal sealed class Newcomers
{
    private readonly Dictionary<string, (Instant KnownAt, int Clients)> _sent = new(StringComparer.Ordinal);

    public int Of(SteeringPathway pathway) => _sent.TryGetValue(pathway.Name, out var sent) && sent.KnownAt == pathway.KnownAt ? sent.Clients : 0;

    public void Add(SteeringPathway pathway) => _sent[pathway.Name] = (pathway.KnownAt, Of(pathway) + 1);

    /// <summary>What was counted before a pathway spoke again is in its own count by now.</summary>
    public void Forget(IReadOnlyList<SteeringPathway> live)
    {
        foreach (var (name, (knownAt, _)) in _sent)
            if (!live.Any(p => p.Name == name && p.KnownAt == knownAt)) _sent.Remove(name);
    }
}
