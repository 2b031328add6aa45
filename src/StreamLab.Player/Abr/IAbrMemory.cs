namespace StreamLab.Player;

/// <summary>
/// For rules that must hear of more than the questions they are asked: what came of their choices. A rule that needs it implements it
/// beside <see cref="IAbrRule"/>; every driver of rules (the core, the reference drivers) calls it, always before the next question.
/// </summary>
public interface IAbrMemory
{
    /// <summary>A download of the track ended: whole, or given up.</summary>
    void DownloadEnded(in DownloadOutcome outcome);

    /// <summary>The buffer was full, and so much of it had to be played before the next Segment had room.</summary>
    void WaitedForRoom(Duration played);

    /// <summary>Playout jumped; the next Segment asked for is <paramref name="segment"/>.</summary>
    void Sought(int segment);
}
