namespace StreamLab.Player;

/// <summary>The time of the input that is being handled. Session time begins with the first request, whatever that is for.</summary>
internal sealed class SessionTime
{
    public Instant Now { get; private set; }

    /// <summary><see cref="Instant.Never"/> before the first request.</summary>
    public Instant Origin { get; private set; } = Instant.Never;

    public bool HasBegun => Origin != Instant.Never;

    /// <summary>Since the first request.</summary>
    public Duration Elapsed => HasBegun ? Now - Origin : Duration.Zero;

    public void PassTo(Instant now) => Now = now;
    public void Begin() => Origin = Now;
}
