namespace StreamLab.Dash.Cmaf;

/// <summary>One box in its place.</summary>
/// <param name="Type">What the box is.</param>
/// <param name="Offset">Of its first byte in the file.</param>
/// <param name="Size">Bytes, header included.</param>
/// <param name="Children">Boxes inside; none for boxes that hold fields.</param>
public sealed record BoxNode(FourCC Type, long Offset, long Size, IReadOnlyList<BoxNode> Children);
