using System.Text.Json;
using StreamLab.Player;

namespace StreamLab.Cli.Listing;

/// <summary>What <c>list</c> can show, by kind.</summary>
internal static class Listings
{
    public static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<Listed>>> ByKind = new Dictionary<string, Func<IReadOnlyList<Listed>>>(StringComparer.Ordinal)
    {
        ["abr"] = () => [.. AbrRules.All.Components.Select(r => Component(r) with { InformationSet = Names(r.InformationSet), Monotone = r.Monotone })],
        ["pathways"] = () => [.. PathwaySelectors.All.Components.Select(Component)],
        ["abandonment"] = () => [.. AbandonmentRules.All.Components.Select(Component)],
        ["estimators"] = () => [.. Estimators.All.Components.Select(Component)],
        ["qoe"] = () => [.. QoeForms.All],
        ["ladders"] = () => [.. Ladders.All],
    };

    private static Listed Component<T>(ComponentDescriptor<T> component) => new(component.Name, component.Summary, component.Source, component.Parameters);

    private static IReadOnlyList<string> Names(InformationSet set) =>
        [.. Enum.GetValues<InformationSet>().Where(f => f != InformationSet.None && set.HasFlag(f)).Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.ToString()))];
}
