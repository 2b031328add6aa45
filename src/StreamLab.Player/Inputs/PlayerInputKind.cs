namespace StreamLab.Player;

/// <summary>Everything that can happen to a player. See docs/player.md for the state diagram.</summary>
public enum PlayerInputKind
{
    /// <summary>The session begins.</summary>
    Started,

    /// <summary>The first byte of a response is in (its headers): the time to first byte ends here.</summary>
    ResponseStarted,

    /// <summary>Bytes of a request that are in so far.</summary>
    BytesArrived,

    /// <summary>Media [start, end) of a request has become playable.</summary>
    MediaAppended,

    /// <summary>The last byte of a request is in and its content was found whole; media that was not appended before becomes playable.</summary>
    RequestDone,

    /// <summary>A request ended without its content.</summary>
    RequestFailed,

    /// <summary>The instant asked for with <see cref="PlayerCommandKind.WakeAt"/> has come.</summary>
    TimerFired,

    /// <summary>The renderer says where it is: it is the playout clock.</summary>
    PlayoutReported,

    SeekRequested,
    PauseRequested,
    ResumeRequested,
    RateRequested,

    /// <summary>A steering server has spoken: <see cref="PlayerInput.Steering"/>.</summary>
    PathwaysChanged,

    /// <summary>Somebody ends the session.</summary>
    Stopped,
}
