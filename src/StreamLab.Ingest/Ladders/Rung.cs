namespace StreamLab.Ingest.Ladders;

/// <summary>One step of a ladder: a size in pixels and the rate it is encoded at.</summary>
public sealed record Rung(int Width, int Height, Bitrate Bitrate);
