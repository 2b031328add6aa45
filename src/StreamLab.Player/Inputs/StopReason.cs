namespace StreamLab.Player;

/// <summary>Who ended a session that did not reach the end of its media.</summary>
public enum StopReason
{
    /// <summary>A user or a signal.</summary>
    Cancelled,

    /// <summary>The session time that was asked for is over.</summary>
    TimeIsUp,
}
