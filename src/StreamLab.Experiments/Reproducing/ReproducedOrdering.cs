namespace StreamLab.Experiments;

/// <summary>What a publication says of two schemes: one has less than the other.</summary>
/// <param name="Figure">Of what.</param>
/// <param name="Tolerance">How much more than the other it may have after all, as a share; 0: it has less, strictly.</param>
public sealed record ReproducedOrdering(string Figure, string Less, double LessHere, string More, double MoreHere, double Tolerance)
{
    public bool Holds => LessHere < MoreHere * (1 + Tolerance);
}
