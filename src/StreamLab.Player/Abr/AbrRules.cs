namespace StreamLab.Player;

/// <summary>The rules that <c>--abr</c> knows.</summary>
public static class AbrRules
{
    public static readonly Catalog<IAbrRule> All =
        new(
            "rule", FixedRule.Descriptor, ThroughputRule.Descriptor, RateRule.Descriptor, RateRule.WeightedDescriptor, BufferIndexRule.Descriptor, Bba0Rule.Descriptor, BolaRule.Descriptor,
            MpcRule.Descriptor, RobustMpcRule.Descriptor, FastMpcRule.Descriptor, PlannedRule.Descriptor, PlannedRule.OptimalDescriptor);
}
