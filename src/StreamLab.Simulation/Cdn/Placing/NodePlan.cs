namespace StreamLab.Simulation.Cdn;

/// <summary>What one server is to hold.</summary>
/// <param name="Node">Its place in the topology.</param>
/// <param name="Room">What it can store, or be filled with in time, whichever is less.</param>
/// <param name="Bytes">Of the items.</param>
/// <param name="HitRatio">Requests that the items will answer / requests that will come to it.</param>
/// <param name="HitRatioAtMost">No choice for the same room reaches more.</param>
public sealed record NodePlan(
    int Node, string Name, DataSize Room, long Bytes, double HitRatio, double HitRatioAtMost, IReadOnlyList<PlannedItem> Items)
{
    /// <summary>Of all items, in the order in which to fetch them.</summary>
    public IEnumerable<int> Objects => Items.SelectMany(item => item.Objects);
}
