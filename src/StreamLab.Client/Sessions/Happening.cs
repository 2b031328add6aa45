using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>One letter to the session's loop, written by whoever saw it happen, with the time at which it did.</summary>
internal abstract record Happening(Instant At)
{
    /// <summary>An input that the core can have as it is.</summary>
    public sealed record Input(PlayerInput Value) : Happening(Value.At);

    /// <param name="Others">What the other transfers had received at that time.</param>
    public sealed record FirstByte(Instant At, Transfer Transfer, IReadOnlyList<TransferProgress> Others) : Happening(At);

    /// <param name="Others">What the other transfers had received at that time.</param>
    public sealed record Ended(Instant At, Transfer Transfer, FetchResult Result, IReadOnlyList<TransferProgress> Others) : Happening(At);

    /// <summary>The steering server has answered, or could not be asked.</summary>
    public sealed record Steered(Instant At, SteeringAnswer Answer) : Happening(At);

    /// <summary>The core is to hear of the bytes of a transfer.</summary>
    public sealed record ProgressDue(Instant At) : Happening(At);

    /// <summary>100 ms are over.</summary>
    public sealed record Beat(Instant At) : Happening(At);

    /// <summary>A bug: the session rethrows it.</summary>
    public sealed record Broken(Instant At, Exception Exception) : Happening(At);
}
