namespace StreamLab.Experiments;

/// <summary>A figure as it comes out here, beside the published one where there is one.</summary>
/// <param name="Scheme">As the publication calls it.</param>
/// <param name="Rule">As <c>--abr</c> calls it.</param>
/// <param name="Figure">What is measured, and over what.</param>
/// <param name="Published">Null where the publication shows a curve and no number.</param>
/// <param name="Tolerance">How far apart they may be: what the publication's rounding hides.</param>
public sealed record ReproducedFigure(string Scheme, string Rule, string Figure, double? Published, double Here, double Tolerance)
{
    public bool Holds => Published is not { } published || Math.Abs(Here - published) <= Tolerance;
}
