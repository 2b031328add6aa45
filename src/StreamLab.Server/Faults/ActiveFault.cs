namespace StreamLab.Server;

/// <summary>A fault at work: decides which requests it hits, until it is mended.</summary>
internal sealed class ActiveFault : IDisposable
{
    private readonly Random _random;
    private readonly CancellationTokenSource _mended;
    private int _hits;

    /// <param name="seed">Of the draw where it hits a share of requests.</param>
    public ActiveFault(Fault fault, int seed, TimeProvider time)
    {
        (Fault, _random) = (fault, new Random(seed));
        _mended = fault.For is { } length ? new(length.ToTimeSpan(), time) : new();
        Mended = _mended.Token;
    }

    public Fault Fault { get; }

    /// <summary>Cancelled when the fault is over.</summary>
    public CancellationToken Mended { get; }

    public bool IsOver => Mended.IsCancellationRequested || _hits >= Fault.Count;

    /// <summary>Whether it hits this request; asked once for each.</summary>
    public bool Hits(string path)
    {
        if (IsOver || !Fault.Path.Matches(path) || _random.NextDouble() >= Fault.Share) return false;
        _hits++;
        return true;
    }

    public void Mend() => _mended.Cancel();

    public void Dispose() => _mended.Dispose();
}
