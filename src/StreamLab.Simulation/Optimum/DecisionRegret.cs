using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>
/// What each decision of a session cost: the value that was still to be had before it, less what it gained and what was to be had after it.
/// Regrets are never negative, and together they are the best session's value less this session's.
/// </summary>
public static class DecisionRegret
{
    /// <param name="model">The sessions to compare with.</param>
    /// <param name="form">Index in <see cref="Qoe.Names"/>.</param>
    /// <param name="decisions">Of the whole session; those that the model fixes cost nothing.</param>
    /// <returns>False, with one line that says why, when the optimum is not defined or the decisions do not fit the media.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static bool TryFind(
        SessionModel model, int form, IReadOnlyList<int> decisions, out IReadOnlyList<double> regrets, out string error, CancellationToken cancellation = default)
    {
        regrets = [];
        error = OptimumSearch.Problem(model, form);
        if (error.Length == 0 && !Fit(model, decisions)) error = $"these {decisions.Count} decisions are none of a session of {model.Video.SegmentCount} segments and {model.Video.RepresentationCount} representations";
        if (error.Length == 0) regrets = Find(new OptimumSearch(model, form, cancellation), model, form, [.. decisions]);
        return error.Length == 0;
    }

    private static double[] Find(OptimumSearch search, SessionModel model, int form, int[] decisions)
    {
        var (qoe, regrets, points) = (new QoeForm(model.Video, form), new double[decisions.Length], PointsOf(model, decisions));
        // Backwards: what was to be had before a decision is at least what it led to, and before the first one what the optimum is.
        var rest = new RatedPlan(0, []);
        for (var k = decisions.Length - 1; k >= model.Fixed.Count; k--)
        {
            var taken = new RatedPlan(qoe.Value(points[k], points[k + 1]) + rest.Value, [decisions[k], .. rest.Decisions]);
            rest = search.BestFrom(points[k], taken);
            if (k == model.Fixed.Count && search.Best() is var best && best.Value > rest.Value) rest = best;
            regrets[k] = rest.Value - taken.Value;
        }
        return regrets;
    }

    /// <summary>Where the session stood before each decision, and at its end.</summary>
    private static SessionPoint[] PointsOf(SessionModel model, int[] decisions)
    {
        var points = new SessionPoint[decisions.Length + 1];
        points[model.Fixed.Count] = model.Start;
        for (var k = model.Fixed.Count; k < decisions.Length; k++) points[k + 1] = model.Advance(points[k], decisions[k]);
        return points;
    }

    private static bool Fit(SessionModel model, IReadOnlyList<int> decisions) =>
        decisions.Count == model.Video.SegmentCount
        && decisions.All(d => d >= 0 && d < model.Video.RepresentationCount)
        && decisions.Take(model.Fixed.Count).SequenceEqual(model.Fixed);
}
