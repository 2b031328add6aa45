namespace StreamLab.Dash.SegmentIndexes;

/// <summary>The Initialization Segment of a Representation.</summary>
/// <param name="Bytes">Size of its file.</param>
/// <param name="Digest">Digest of its file, as <see cref="ReprDigest"/> writes it.</param>
public sealed record InitializationIndex(long Bytes, string Digest);
