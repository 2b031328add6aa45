using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>Where a Segment or an Initialization Segment is, as it is written in its playlist.</summary>
/// <param name="Range">Null: the whole file.</param>
internal sealed record PlaylistResource(string Uri, ByteRange? Range);
