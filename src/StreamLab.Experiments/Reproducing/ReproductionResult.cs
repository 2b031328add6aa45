namespace StreamLab.Experiments;

/// <summary>What running a published comparison again has given.</summary>
/// <param name="Judges">What the verdict is on, in one sentence.</param>
public sealed record ReproductionResult(string Name, int Traces, string Judges, IReadOnlyList<ReproducedFigure> Figures, IReadOnlyList<ReproducedOrdering> Orderings)
{
    /// <summary>Every figure is within its tolerance, and every ordering is as published.</summary>
    public bool Holds => Figures.All(f => f.Holds) && Orderings.All(o => o.Holds);
}
