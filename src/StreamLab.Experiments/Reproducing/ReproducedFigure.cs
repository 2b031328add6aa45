namespace StreamLab.Experiments;

/// <summary>A published figure beside ours.</summary>
/// <param name="Scheme">As the publication calls it.</param>
/// <param name="Rule">As <c>--abr</c> calls it.</param>
/// <param name="Tolerance">How far apart they may be: what the publication's rounding hides.</param>
public sealed record ReproducedFigure(string Scheme, string Rule, string Figure, double Published, double Here, double Tolerance)
{
    public bool Holds => Math.Abs(Here - Published) <= Tolerance;
}
