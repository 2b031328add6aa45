using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>The offline optimum of a session: what knowing the whole network beforehand would have been worth.</summary>
/// <param name="Achieved">The value of the best session found.</param>
/// <param name="UpperBound">No session of the model is worth more.</param>
/// <param name="Decisions">The Representations of the best session; replayed, they are worth <paramref name="Achieved"/>.</param>
public sealed record OptimumResult(double Achieved, double UpperBound, IReadOnlyList<int> Decisions)
{
    /// <summary>The decisions as a word, one character a Segment.</summary>
    public string Q => DecisionString.Write([.. Decisions]);
}
