namespace StreamLab.Player;

/// <summary>Who ended a session that did not reach the end of its media.</summary>
public enum StopReason
{
    /// <summary>A user or a signal.</summary>
    Cancelled,

    /// <summary>The session time that was asked for is over.</summary>
    TimeIsUp,

    /// <summary>The network will never deliver another byte (virtual time only: a real session waits for its timeouts).</summary>
    NothingArrives,

    /// <summary>It is not over after all the virtual time that a session may take.</summary>
    TakesTooLong,
}
