namespace StreamLab.Player;

/// <summary>The first frame was shown: told of with the renderer's first report of it in a real session, at the order to run in a simulated one.</summary>
public sealed record PlayingEvent : SessionEvent
{
    /// <summary>The summary's.</summary>
    public required double StartupDelaySeconds { get; init; }
}
