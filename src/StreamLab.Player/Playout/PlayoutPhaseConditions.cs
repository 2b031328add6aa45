namespace StreamLab.Player;

/// <summary>What the seconds of a phase are counted as, unless it is paused.</summary>
internal static class PlayoutPhaseConditions
{
    public static PlayoutCondition CountsAs(this PlayoutPhase phase) => phase switch
    {
        PlayoutPhase.Starting => PlayoutCondition.Starting,
        PlayoutPhase.Playing => PlayoutCondition.Playing,
        PlayoutPhase.Stalled => PlayoutCondition.Stalled,
        PlayoutPhase.Seeking => PlayoutCondition.Seeking,
        _ => PlayoutCondition.Idle,
    };
}
