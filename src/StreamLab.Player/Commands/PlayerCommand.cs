namespace StreamLab.Player;

/// <summary>One thing the driver has to do now. Fields that a kind does not use are zero.</summary>
public readonly record struct PlayerCommand
{
    public PlayerCommandKind Kind { get; init; }
    public SegmentRequest Request { get; init; }
    public int RequestId { get; init; }
    public Instant At { get; init; }
    public Duration Position { get; init; }
    public double Rate { get; init; }
}
