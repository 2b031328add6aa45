namespace StreamLab.Dash.Hls;

/// <summary>A Segment of a media playlist.</summary>
/// <param name="Map">What initialises it.</param>
/// <param name="StartsPeriod">It does not continue the one before it: its time stamps have a zero of their own, or another Initialization Segment comes first.</param>
internal sealed record PlaylistSegment(PlaylistResource Media, PlaylistResource Map, Duration Duration, bool StartsPeriod);
