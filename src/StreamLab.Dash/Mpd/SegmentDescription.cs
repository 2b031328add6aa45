namespace StreamLab.Dash.Mpd;

/// <summary>What a manifest says of the file of one Segment.</summary>
/// <param name="Representation">As it is in the Period of the Segment: joined Periods need not have the same ladder.</param>
/// <param name="Duration">How long the file lasts, also where less of it is played or the picture stands afterwards.</param>
/// <param name="MediaTime">When it begins in the file's own time; null where the manifest does not say it.</param>
public sealed record SegmentDescription(Representation Representation, Duration Duration, Duration? MediaTime = null);
