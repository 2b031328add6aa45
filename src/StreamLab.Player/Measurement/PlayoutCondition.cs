namespace StreamLab.Player;

/// <summary>What a second of session time is counted as.</summary>
public enum PlayoutCondition
{
    Idle,
    Starting,
    Playing,
    Paused,
    Stalled,
    Seeking,
    Ended,
}
