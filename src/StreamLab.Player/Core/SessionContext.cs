namespace StreamLab.Player;

/// <summary>What all rooms of one player share: what they read, and where each of them counts, tells and asks.</summary>
internal sealed class SessionContext
{
    /// <param name="pinned">The only pathway that may be asked; null: any.</param>
    public SessionContext(PlayerBlueprint blueprint, string? pinned, int seed, IObserver<SessionEvent>? observer)
    {
        (Configuration, Tracks, Seed) = (blueprint.Configuration, blueprint.Tracks, seed);
        Meter = new SessionMeter(Tracks[0], blueprint.Pathways.Count);
        Pathways = new PathwayTable(blueprint.Pathways, blueprint.Estimator, pinned);
        Narrator = new Narrator(observer, Time, Tracks, Pathways);
    }

    public SessionConfiguration Configuration { get; }

    /// <summary>The selected AdaptationSets; the first one leads.</summary>
    public IReadOnlyList<AdaptationSet> Tracks { get; }

    public int Seed { get; }
    public SessionTime Time { get; } = new();
    public SessionMeter Meter { get; }
    public CommandBuffer Commands { get; } = new();
    public Ending Ending { get; } = new();
    public PathwayTable Pathways { get; }
    public Narrator Narrator { get; }
}
