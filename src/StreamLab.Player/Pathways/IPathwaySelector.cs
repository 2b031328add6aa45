namespace StreamLab.Player;

/// <summary>Chooses the server of each Segment from what the player's own transfers have shown.</summary>
public interface IPathwaySelector
{
    PathwayDecision Choose(in PathwayContext context);
    IPathwaySelector Clone();
}
