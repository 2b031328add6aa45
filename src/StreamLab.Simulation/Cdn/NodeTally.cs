namespace StreamLab.Simulation.Cdn;

/// <summary>What a server has answered; it has sent the bytes of all its requests.</summary>
internal readonly record struct NodeTally(long Requests, long Hits, long Collapsed, long Bytes, long HitBytes)
{
    public NodeTally With(int bytes, bool isHit, bool isCollapsed) =>
        new(Requests + 1, Hits + (isHit ? 1 : 0), Collapsed + (isCollapsed ? 1 : 0), Bytes + bytes, HitBytes + (isHit ? bytes : 0));
}
