namespace StreamLab.Dash.Mpd;

/// <summary>How an MPD says when its Segments are.</summary>
public enum SegmentAddressing
{
    /// <summary>SegmentTimeline: each duration is written down. Fits every title.</summary>
    Timeline,

    /// <summary>@duration: one duration for all Segments but the last. Fits only where that is true.</summary>
    Number,
}
