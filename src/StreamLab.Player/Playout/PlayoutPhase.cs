namespace StreamLab.Player;

/// <summary>What playout is doing. A pause is a flag beside it: a paused player goes on filling its buffer.</summary>
public enum PlayoutPhase
{
    /// <summary>Not started.</summary>
    Idle,

    /// <summary>Waiting for the start threshold: startup delay.</summary>
    Starting,

    /// <summary>The picture runs.</summary>
    Playing,

    /// <summary>Out of media, waiting for the rebuffer threshold: a stall.</summary>
    Stalled,

    /// <summary>Waiting for media at the position sought.</summary>
    Seeking,

    /// <summary>Finished, stopped or failed.</summary>
    Ended,
}
