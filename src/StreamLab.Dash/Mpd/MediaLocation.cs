namespace StreamLab.Dash.Mpd;

/// <summary>Where a Segment, an Initialization Segment or an index is.</summary>
/// <param name="Url">Absolute, http or https.</param>
/// <param name="Range">The bytes of the file that it is; null: the whole file.</param>
public sealed record MediaLocation(Uri Url, ByteRange? Range = null);
