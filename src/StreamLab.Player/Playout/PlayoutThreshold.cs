namespace StreamLab.Player;

/// <summary>
/// Whether a track has the media that a threshold asks for. What it waits for are whole Segments, and those of sound end up to a frame before the
/// boundaries of the picture's (1.984 s for 2 s): media that makes the threshold up to one frame is enough.
/// </summary>
public static class PlayoutThreshold
{
    private static Duration Rounding => Duration.FromSeconds(1e-9);

    /// <param name="level">What is buffered from the playout position on.</param>
    public static bool IsMet(Duration level, Duration threshold, AdaptationSet media) => level >= threshold - media.Frame - Rounding;
}
