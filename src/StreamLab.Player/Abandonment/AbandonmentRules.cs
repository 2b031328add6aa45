namespace StreamLab.Player;

/// <summary>The abandonment rules that <c>--abandon</c> knows by name.</summary>
public static class AbandonmentRules
{
    /// <summary>No download is given up.</summary>
    public const string Off = "off";

    /// <summary>The one that the rate-adaptation rule brings; where it brings none, <c>dashjs</c>.</summary>
    public const string On = "on";

    public static readonly Catalog<IAbandonmentRule> All = new(
        "abandonment rule", DashJsAbandonment.Descriptor, HlsJsAbandonment.Descriptor,
        Of(ThroughputRule.Descriptor), Of(BolaRule.Descriptor), Of(BolaERule.Descriptor));

    /// <summary>Whether <paramref name="spec"/> is <c>on</c>, <c>off</c> or of the catalog.</summary>
    public static bool IsKnown(string spec, out string error)
    {
        error = "";
        if (spec is On or Off || All.TryCreate(spec, out _, out error)) return true;
        if (All.Find(spec) is null) error += ", on, off";
        return false;
    }

    /// <param name="rule">The session's rate-adaptation rule, and <paramref name="abr"/> how it was asked for: where it is the one named, it judges by its own state.</param>
    /// <returns>Null: none.</returns>
    public static IAbandonmentRule? Create(string spec, string abr, IAbrRule rule) => spec switch
    {
        Off => null,
        On => rule as IAbandonmentRule ?? All.Create(DashJsAbandonment.Descriptor.Name),
        _ when spec == AbrRules.All.Find(abr)?.Name && rule is IAbandonmentRule own => own,
        _ => All.Create(spec),
    };

    private static ComponentDescriptor<IAbandonmentRule> Of(ComponentDescriptor<IAbrRule> rule) => new()
    {
        Name = rule.Name,
        Summary = $"the judgement of the rule {rule.Name}",
        Source = rule.Source,
        Parameters = rule.Parameters,
        Create = a => (IAbandonmentRule)rule.Create(a),
    };
}
