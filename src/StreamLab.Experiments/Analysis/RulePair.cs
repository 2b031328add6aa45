namespace StreamLab.Experiments;

/// <summary>Two rules with the same buffer, paired by trace.</summary>
/// <param name="MeanDifference">Quality of experience of <paramref name="Better"/> less that of <paramref name="Worse"/>.</param>
/// <param name="Wins">Traces on which <paramref name="Better"/> has more.</param>
/// <param name="Losses">Traces on which it has less.</param>
/// <param name="P">Wilcoxon's signed-rank test, two-sided.</param>
/// <param name="HolmP">The same, corrected for all pairs of this buffer.</param>
public sealed record RulePair(
    string Better, string Worse, double BufferSeconds, int Traces, double MeanDifference, int Wins, int Losses, double P, double HolmP);
