using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>A rule as the page shows it.</summary>
internal sealed record ReportRule(string Abr, string Color, string Summary, string Source, string Estimator, string InformationSet, bool Monotone)
{
    public static ReportRule Of(ComponentDescriptor<IAbrRule> rule, RuleFacts facts, string color) =>
        new(facts.Abr, color, rule.Summary, rule.Source, facts.Estimator, facts.InformationSet, rule.Monotone);
}
