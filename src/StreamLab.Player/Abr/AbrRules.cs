namespace StreamLab.Player;

/// <summary>The rules that <c>--abr</c> knows.</summary>
public static class AbrRules
{
    public static readonly Catalog<IAbrRule> All =
        new(
            "rule", FixedRule.Descriptor, ThroughputRule.Descriptor, RateRule.Descriptor, RateRule.WeightedDescriptor,
            BufferIndexRule.Descriptor, Bba0Rule.Descriptor, Bba1Rule.Descriptor, Bba2Rule.Descriptor, BolaRule.Descriptor, BolaERule.Descriptor,
            DynamicRule.Descriptor, DynamicDashRule.Descriptor,
            FestiveRule.Descriptor, PandaRule.Descriptor, ElasticRule.Descriptor, MpcRule.Descriptor, RobustMpcRule.Descriptor, FastMpcRule.Descriptor,
            QuetraRule.Descriptor, L2aLlRule.Descriptor, LolPlusRule.Descriptor, HybRule.Descriptor, SodaReconstructionRule.Descriptor,
            DashJsRule.Descriptor, ShakaRule.Descriptor, HlsJsRule.Descriptor, Media3Rule.Descriptor, PlannedRule.Descriptor, PlannedRule.OptimalDescriptor);
}
