namespace StreamLab.Server;

/// <summary>How long a first byte is held back.</summary>
/// <param name="Time">Of each round trip; the latency of a trace comes on top.</param>
/// <param name="Jitter">Each takes up to so much longer, all values alike.</param>
/// <param name="ToConnect">Round trips that set up a new connection: 1 for TCP, 2 with TLS 1.3 (RFC 8446).</param>
public sealed record RoundTrip(Duration Time, Duration Jitter, int ToConnect)
{
    public static readonly RoundTrip None = new(Duration.Zero, Duration.Zero, ToConnect: 1);

    public RoundTrip With(RoundTripChange change) => new(change.Time ?? Time, change.Jitter ?? Jitter, change.ToConnect ?? ToConnect);

    /// <summary>From request to first byte.</summary>
    internal Duration Draw(bool isNewConnection, Duration latency, Random random)
    {
        var sum = Duration.Zero;
        for (var trips = isNewConnection ? 1 + ToConnect : 1; trips > 0; trips--) sum += Time + latency + (Jitter * random.NextDouble());
        return sum;
    }
}
