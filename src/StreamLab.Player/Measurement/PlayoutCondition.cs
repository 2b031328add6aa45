namespace StreamLab.Player;

/// <summary>What a second of session time is counted as.</summary>
internal enum PlayoutCondition
{
    Idle,
    Starting,
    Playing,
    Paused,
    Stalled,
    Seeking,
    Ended,
}
