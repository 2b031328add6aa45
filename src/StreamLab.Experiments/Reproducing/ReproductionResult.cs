namespace StreamLab.Experiments;

/// <summary>What running a published comparison again has given.</summary>
public sealed record ReproductionResult(string Name, int Traces, IReadOnlyList<ReproducedFigure> Figures)
{
    /// <summary>Every figure is within its tolerance.</summary>
    public bool Holds => Figures.All(f => f.Holds);
}
