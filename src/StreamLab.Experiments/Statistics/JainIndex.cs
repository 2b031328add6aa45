namespace StreamLab.Experiments;

/// <summary>
/// Jain's fairness index of shares: (Σx)² / (n Σx²), from 1/n (one has it all) to 1 (all have the same). Source: Jain, Chiu, Hawe, DEC
/// Research Report TR-301, 1984.
/// </summary>
public static class JainIndex
{
    /// <returns>Null without shares, or where all are zero.</returns>
    public static double? Of(IReadOnlyCollection<double> shares)
    {
        var squares = shares.Sum(x => x * x);
        return squares == 0 ? null : shares.Sum() * shares.Sum() / (shares.Count * squares);
    }
}
