namespace StreamLab.Dash.Mpd;

/// <summary>Where a Segment of a <see cref="SegmentLine"/> comes from.</summary>
/// <param name="Period">Place of the Period among those that are joined.</param>
/// <param name="Segment">Place in that Period.</param>
internal readonly record struct LinePlace(int Period, int Segment);
