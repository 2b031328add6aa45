using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>Works out what the rule <c>optimal</c> is to decide, and fills it into its specification; leaves every other rule alone.</summary>
public static class OptimalPlan
{
    /// <returns>False, with one line that says what is wrong, when the session is none that an optimum is defined for.</returns>
    public static bool TryFill(SimulationSetup setup, out SimulationSetup filled, out string error)
    {
        (filled, error) = (setup, "");
        if (Unplanned(setup.Configuration) is null) return true;
        if (!NativeModel.TryCreate(setup, out var model, out error) || !TryFill(setup.Configuration, model, out var configuration, out error, setup.Cancellation)) return false;
        filled = setup with { Configuration = configuration };
        return true;
    }

    /// <inheritdoc cref="TryFill(SimulationSetup, out SimulationSetup, out string)"/>
    public static bool TryFill(SessionConfiguration configuration, SessionModel model, out SessionConfiguration filled, out string error, CancellationToken cancellation = default)
    {
        (filled, error) = (configuration, "");
        if (Unplanned(configuration) is not { } rule) return true;
        if (!OptimumSearch.TryFind(model, rule.QoeForm, out var optimum, out error, cancellation)) return false;
        filled = configuration with { Abr = PlannedRule.Specification(rule.QoeForm, optimum.Q) };
        return true;
    }

    private static PlannedRule? Unplanned(SessionConfiguration configuration) =>
        AbrRules.All.Find(configuration.Abr) == PlannedRule.OptimalDescriptor && AbrRules.All.TryCreate(configuration.Abr, out var rule, out _) && rule is PlannedRule { IsUnplanned: true } planned ? planned : null;
}
