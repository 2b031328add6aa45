using StreamLab.Dash.Cmaf;

namespace StreamLab.Client;

/// <summary>One coded picture or frame of sound, on the timeline of what was played.</summary>
/// <param name="Track">How it is coded.</param>
/// <param name="Bytes">As it stands in the segment; valid until the next one is taken.</param>
/// <param name="DecodeAt">Rises strictly within a track, and is never after <paramref name="ShowAt"/>.</param>
/// <param name="ShowAt">Since the first one that was played.</param>
/// <param name="IsSync">Whether decoding can start here.</param>
internal readonly record struct AccessUnit(Track Track, ReadOnlyMemory<byte> Bytes, Duration DecodeAt, Duration ShowAt, bool IsSync);
