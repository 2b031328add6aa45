namespace StreamLab.Player;

/// <summary>What all rooms of one player share: what they read, and where each of them counts, tells and asks.</summary>
internal sealed class SessionContext(PlayerBlueprint blueprint, string? pinned, int seed, IObserver<SessionEvent>? observer)
{
    public SessionConfiguration Configuration { get; } = blueprint.Configuration;

    /// <summary>The selected AdaptationSets; the first one leads.</summary>
    public IReadOnlyList<AdaptationSet> Tracks { get; } = blueprint.Tracks;

    public int Seed { get; } = seed;
    public SessionTime Time { get; } = new();
    public SessionMeter Meter { get; } = new(blueprint.Tracks[0], blueprint.Pathways.Count);
    public CommandBuffer Commands { get; } = new();
    public Ending Ending { get; } = new();
    public PathwayTable Pathways { get; } = new(blueprint.Pathways, blueprint.Estimator, pinned);
    public Narrator Narrator => _narrator ??= new(observer, Time, Tracks, Pathways);

    private Narrator? _narrator;
}
