namespace StreamLab.Player;

/// <summary>The exchangeable parts of a player, made from what a configuration says of them.</summary>
/// <param name="Descriptor">Of the rule.</param>
/// <param name="Estimator">The prototype: each pathway gets a clone.</param>
internal sealed record PlayerParts(ComponentDescriptor<IAbrRule> Descriptor, IAbrRule Rule, IThroughputEstimator Estimator, IPathwaySelector Selector)
{
    /// <returns>False, with one line that says what is wrong.</returns>
    public static bool TryCreate(SessionConfiguration configuration, Catalog<IAbrRule> rules, out PlayerParts parts, out string error)
    {
        parts = null!;
        if (!rules.TryCreate(configuration.Abr, out var rule, out error)) return false;
        if (rule is PlannedRule { IsUnplanned: true })
        {
            error = "rule optimal has to know the network beforehand: it is for simulate and compare";
            return false;
        }
        var descriptor = rules.Find(configuration.Abr)!;
        if (!Estimators.All.TryCreate(EstimatorOf(configuration, descriptor), out var estimator, out error)) return false;
        if (!AbandonmentRules.IsKnown(configuration.Abandonment, out error)) return false;
        if (!PathwaySelectors.All.TryCreate(configuration.Pathway, out var selector, out error)) return false;
        parts = new(descriptor, rule, estimator, selector);
        return true;
    }

    /// <summary>The one that is asked for, else the rule's own.</summary>
    public static string EstimatorOf(SessionConfiguration configuration, ComponentDescriptor<IAbrRule> rule) => configuration.Estimator ?? rule.Estimator;
}
