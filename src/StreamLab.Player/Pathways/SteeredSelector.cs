namespace StreamLab.Player;

/// <summary>
/// The server that the steering server prefers among those that work; the others follow in its order. Before it has spoken, and for pathways
/// that it does not name, the manifest's order counts.
/// </summary>
public sealed class SteeredSelector : IPathwaySelector
{
    public static readonly ComponentDescriptor<IPathwaySelector> Descriptor = new()
    {
        Name = "steered",
        Summary = "the server that the manifest's steering server prefers (real sessions only)",
        Source = "ETSI TS 103 998 (DASH-IF Content Steering)",
        Create = _ => new SteeredSelector(),
    };

    private static readonly ReasonCode Preferred = new("steered", "preferred", "number {0:0} in the steering server's order", "place");
    private static readonly ReasonCode Unnamed = new("steered", "unnamed", "none that the steering server names works, or it has not spoken: the manifest's order");

    public PathwayDecision Choose(in PathwayContext context)
    {
        var best = -1;
        for (var i = 0; i < context.Pathways.Length; i++)
            if (!context.Pathways[i].Excluded && (best < 0 || context.Pathways[i].Rank < context.Pathways[best].Rank)) best = i;
        best = Math.Max(best, 0);
        var rank = context.Pathways[best].Rank;
        return new(best, rank == PathwayState.Unranked ? Unnamed.With() : Preferred.With(rank + 1));
    }

    public IPathwaySelector Clone() => this;
}
