namespace StreamLab.Player;

/// <summary>Chooses the server of each Segment from what the player's own transfers have shown.</summary>
public interface IPathwaySelector
{
    /// <summary>The only server that it ever chooses, by its name, even while that fails; null: it chooses among all.</summary>
    string? Pinned => null;

    PathwayDecision Choose(in PathwayContext context);
    IPathwaySelector Clone();
}
