namespace StreamLab.Player;

/// <summary>A <see cref="ScriptedAction"/> as a log has it.</summary>
/// <param name="AtSeconds">Session time.</param>
/// <param name="Action"><c>seek</c>, <c>pause</c> or <c>resume</c>.</param>
/// <param name="PositionSeconds">Target of a seek, on the media timeline; else null.</param>
public sealed record LoggedAction(double AtSeconds, string Action, double? PositionSeconds)
{
    public static LoggedAction Of(ScriptedAction action) => action.Kind switch
    {
        ScriptedActionKind.Seek => new(action.At.Seconds, "seek", action.Position.Seconds),
        ScriptedActionKind.Pause => new(action.At.Seconds, "pause", null),
        _ => new(action.At.Seconds, "resume", null),
    };
}
