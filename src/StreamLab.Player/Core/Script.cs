namespace StreamLab.Player;

/// <summary>What the configuration has happen at certain session times: a viewer's actions in order, and the end after a time.</summary>
internal sealed class Script(IReadOnlyList<ScriptedAction> actions, Duration? limit, SessionTime time)
{
    private int _next;

    /// <summary>When the next thing is due.</summary>
    public Instant NextAt
    {
        get
        {
            if (!time.HasBegun) return Instant.Never;
            var end = limit is { } length ? time.Origin + length : Instant.Never;
            return _next < actions.Count ? Instant.Min(end, time.Origin + actions[_next].At) : end;
        }
    }

    /// <summary>Whether the session's time is over.</summary>
    public bool IsOver => limit is { } length && time.Now >= time.Origin + length;

    /// <summary>Takes the action that is due.</summary>
    public ScriptedAction TakeNext() => actions[_next++];
}
