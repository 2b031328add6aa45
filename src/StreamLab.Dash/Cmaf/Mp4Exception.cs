namespace StreamLab.Dash.Cmaf;

/// <summary>The bytes are not the ISO BMFF that was asked for. The one error of everything in this folder.</summary>
public sealed class Mp4Exception(string problem, long offset) : Exception($"{problem} (at byte {offset})")
{
    /// <summary>Set where the bytes are right, but this player cannot play such content from anywhere.</summary>
    public ContentRefusal Refusal { get; init; }

    /// <summary>Where, counted from the first byte that was read.</summary>
    public long Offset { get; } = offset;
}
