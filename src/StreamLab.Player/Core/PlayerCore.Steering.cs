namespace StreamLab.Player;

// Steering: somebody else says which server to prefer. What is chosen then is the selector's choice.
public sealed partial class PlayerCore
{
    /// <summary>More pathways than this are not taken.</summary>
    public const int MostPathways = 64;

    private void TakeSteering(SteeringUpdate update)
    {
        foreach (var name in update.NewPathways)
        {
            if (_pathways.Count >= MostPathways || !_pathways.TryAdd(name)) continue;
            _meter.AddPathway();
        }
        _pathways.Rank(update.Priority);
        TellSteering(update);
    }
}
