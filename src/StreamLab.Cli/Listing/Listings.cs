using System.Text.Json;
using StreamLab.Cdn;
using StreamLab.Experiments;
using StreamLab.Player;

namespace StreamLab.Cli.Listing;

/// <summary>What <c>list</c> can show, by kind.</summary>
internal static class Listings
{
    public const string Rules = "abr";

    public static readonly IReadOnlyDictionary<string, Func<Catalog<IAbrRule>, IReadOnlyList<Listed>>> ByKind = new Dictionary<string, Func<Catalog<IAbrRule>, IReadOnlyList<Listed>>>(StringComparer.Ordinal)
    {
        [Rules] = rules => [.. rules.Components.Select(r => Component(r) with { InformationSet = Names(r.InformationSet), Monotone = r.Monotone, Estimator = r.Estimator })],
        ["pathways"] = _ => [.. PathwaySelectors.All.Components.Select(Component)],
        ["steering"] = _ => [.. SteeringPolicies.All.Select(Steering)],
        ["abandonment"] = _ => [.. AbandonmentRules.All.Components.Select(Component)],
        ["estimators"] = _ => [.. Estimators.All.Components.Select(Component)],
        ["qoe"] = _ => [.. QoeForms.All],
        ["traces"] = _ => [.. TraceGenerators.All.Components.Select(Component), .. TraceFormatList.All],
        ["ladders"] = _ => [.. Ladders.All],
        ["topologies"] = _ => [.. TopologyList.All],
    };

    private static Listed Component<T>(ComponentDescriptor<T> component) => new(component.Name, component.Summary, component.Source, component.Parameters);

    private static Listed Steering(SteeringPolicyDescriptor policy) =>
        new(policy.Name, policy.Summary, policy.Source, [.. policy.Parameters.Select(p => new Parameter(p.Name, p.Default, p.Unit, p.Meaning))]);

    private static IReadOnlyList<string> Names(InformationSet set) =>
        [.. Enum.GetValues<InformationSet>().Where(f => f != InformationSet.None && set.HasFlag(f)).Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.ToString()))];
}
