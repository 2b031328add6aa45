namespace StreamLab.Cdn;

/// <summary>The policies that <c>--steering</c> knows, one a file beside this one.</summary>
public static class SteeringPolicies
{
    public const string Default = "static";

    public static IReadOnlyList<SteeringPolicyDescriptor> All { get; } =
    [
        StaticPolicy.Descriptor, SpreadPolicy.Descriptor, NearestPolicy.Descriptor, HashedPolicy.Descriptor, LeastLoadedPolicy.Descriptor, FastestPolicy.Descriptor,
        EpsilonGreedyPolicy.Descriptor, Ucb1Policy.Descriptor, ThompsonPolicy.Descriptor, FailoverDrillPolicy.Descriptor,
    ];

    /// <param name="spec"><c>name</c> or <c>name:param=value,…</c>.</param>
    /// <param name="policy">A fresh one.</param>
    /// <param name="error">One line that says what is wrong and what there is.</param>
    public static bool TryCreate(string spec, int seed, out ISteeringPolicy policy, out string error)
    {
        (policy, error) = (null!, "");
        var parts = spec.Split(':', 2);
        if (All.FirstOrDefault(p => p.Name == parts[0]) is not { } descriptor)
        {
            error = $"unknown steering policy '{parts[0]}'; {KnownNames.ThereAre(All.Select(p => p.Name), parts[0])}";
            return false;
        }
        try
        {
            policy = descriptor.Create(new SteeringArguments(parts.Length > 1 ? parts[1] : "", descriptor.Parameters), seed);
            return true;
        }
        catch (FormatException e)
        {
            error = $"steering policy {descriptor.Name}: {e.Message}";
            return false;
        }
    }
}
