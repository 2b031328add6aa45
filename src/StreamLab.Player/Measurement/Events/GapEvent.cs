namespace StreamLab.Player;

/// <summary>Playout jumped a stretch of the timeline for which no server had media.</summary>
public sealed record GapEvent : SessionEvent
{
    /// <summary>Media time of the last picture before it.</summary>
    public required double From { get; init; }

    /// <summary>Media time at which playout goes on.</summary>
    public required double To { get; init; }
}
