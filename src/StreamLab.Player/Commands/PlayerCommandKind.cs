namespace StreamLab.Player;

/// <summary>Everything a player asks of its driver.</summary>
public enum PlayerCommandKind
{
    /// <summary>Fetch <see cref="PlayerCommand.Request"/>.</summary>
    Request,

    /// <summary>Stop fetching <see cref="PlayerCommand.RequestId"/>; no further input of it is wanted.</summary>
    Abandon,

    /// <summary>Hand in <see cref="PlayerInputKind.TimerFired"/> at <see cref="PlayerCommand.At"/>; replaces the wake asked for before.</summary>
    WakeAt,

    /// <summary>Let the picture run from <see cref="PlayerCommand.Position"/> at <see cref="PlayerCommand.Rate"/>.</summary>
    StartPlayout,

    /// <summary>Hold the picture at <see cref="PlayerCommand.Position"/>: a stall, a pause or the end.</summary>
    HoldPlayout,

    /// <summary>Forget all media and go to <see cref="PlayerCommand.Position"/>.</summary>
    FlushTo,

    /// <summary>The picture, which is held, will go on at <see cref="PlayerCommand.Position"/>: for what lies between there is no media of every track.</summary>
    JumpTo,

    /// <summary>The last media has been played, or the session was stopped. The last command.</summary>
    Finished,

    /// <summary>The session cannot go on; <see cref="PlayerCore.End"/> says why. The last command.</summary>
    Failed,
}
