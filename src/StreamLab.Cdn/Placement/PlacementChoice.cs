namespace StreamLab.Cdn;

/// <summary>What a node is to hold.</summary>
/// <param name="Items">Places in the list of what there is, in the order in which they are to be fetched: the most worth per byte first.</param>
/// <param name="Bytes">Their sum.</param>
/// <param name="Worth">Their sum.</param>
/// <param name="AtMost">No choice for the same room is worth more.</param>
public sealed record PlacementChoice(IReadOnlyList<int> Items, long Bytes, double Worth, double AtMost);
