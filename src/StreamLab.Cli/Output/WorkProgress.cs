namespace StreamLab.Cli.Output;

/// <summary>How far long work is.</summary>
/// <param name="Fraction">0 to 1.</param>
internal readonly record struct WorkProgress(string What, double Fraction);
