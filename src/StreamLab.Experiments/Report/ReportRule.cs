using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>A rule as the page shows it.</summary>
internal sealed record ReportRule(string Abr, string Color, string Summary, string Source, string Estimator, string InformationSet, bool Monotone)
{
    public static ReportRule Of(RuleFacts facts, string color)
    {
        var descriptor = AbrRules.All.Find(facts.Abr)!;
        return new(facts.Abr, color, descriptor.Summary, descriptor.Source, facts.Estimator, facts.InformationSet, descriptor.Monotone);
    }
}
