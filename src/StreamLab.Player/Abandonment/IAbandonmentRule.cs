namespace StreamLab.Player;

/// <summary>
/// Says when a download is to be given up for a lower Representation. It looks and remembers nothing: the same progress (and, where a
/// rate-adaptation rule brings its own, the same state of that rule) gives the same answer.
/// </summary>
public interface IAbandonmentRule
{
    /// <param name="instead">What to fetch instead: lower than what is on its way.</param>
    /// <returns>Whether to give up.</returns>
    bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason);
}
