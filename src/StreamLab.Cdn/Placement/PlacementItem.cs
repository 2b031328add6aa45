namespace StreamLab.Cdn;

/// <summary>What may be put on a node as a whole: a Representation of a title.</summary>
/// <param name="Bytes">Of the part of it that this node would hold.</param>
/// <param name="Worth">Requests in the time planned for that it would answer; any unit, the same for all.</param>
public readonly record struct PlacementItem(long Bytes, double Worth);
