namespace StreamLab.Cli.Output;

/// <summary>What <c>optimum</c> prints of one trace.</summary>
/// <param name="Achieved">What the session <paramref name="Q"/> is worth.</param>
/// <param name="UpperBound">What none is worth more than.</param>
internal sealed record OptimumRow(string Trace, double Achieved, double UpperBound, string Q);
