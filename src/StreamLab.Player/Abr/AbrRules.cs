namespace StreamLab.Player;

/// <summary>The rules that <c>--abr</c> knows.</summary>
public static class AbrRules
{
    public static readonly Catalog<IAbrRule> All = new(
        "rule",
        FixedRule.Descriptor, ThroughputRule.Descriptor, Bba0Rule.Descriptor, BolaRule.Descriptor, BolaERule.Descriptor, DynamicRule.Descriptor, DynamicDashRule.Descriptor,
        BufferIndexRule.Descriptor, RateRule.Descriptor, RateRule.WeightedDescriptor,
        MpcRule.Descriptor, RobustMpcRule.Descriptor, FastMpcRule.Descriptor,
        PlannedRule.Descriptor, PlannedRule.OptimalDescriptor);
}
