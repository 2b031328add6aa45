namespace StreamLab.Cdn.Tests;

/// <summary>Makes policies and asks them.</summary>
internal static class Steered
{
    public static ISteeringPolicy Policy(string spec, int seed = 1) =>
        SteeringPolicies.TryCreate(spec, seed, out var policy, out var error) ? policy : throw new ArgumentException(error, nameof(spec));

    public static SteeringPathway[] Pathways(params string[] names) => [.. names.Select(name => new SteeringPathway { Name = name })];

    public static string[] Ask(
        this ISteeringPolicy policy, IReadOnlyList<SteeringPathway> pathways, double at = 0, string client = "ann", params PathwayExperience[] experiences) =>
        policy.AskFor("a title", pathways, at, client, experiences);

    public static string[] AskFor(
        this ISteeringPolicy policy, string title, IReadOnlyList<SteeringPathway> pathways, double at = 0, string client = "ann", params PathwayExperience[] experiences) =>
        [.. policy.Rank(new SteeringContext { Now = new Instant(at), Client = client, Title = title, Pathways = pathways, Experiences = experiences }).Select(p => p.Name)];

    public static PathwayExperience Had(string pathway, double? mbps = null) => new(pathway, mbps is { } rate ? Bitrate.FromMbps(rate) : null);
}
