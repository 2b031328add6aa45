using StreamLab.Dash.Mpd;
using StreamLab.Ingest.Encoding;
using StreamLab.Ingest.Ladders;

namespace StreamLab.Ingest;

/// <summary>What is to become of a clip.</summary>
/// <param name="Input">Path of the clip; any name.</param>
/// <param name="Catalog">Folder in which the title's folder is made.</param>
public sealed record IngestRequest(string Input, string Catalog)
{
    /// <summary>Name of the title and of its folder: letters, digits, '.', '_', '-'. Null: made from the clip's name.</summary>
    public string? Title { get; init; }

    /// <summary>Whether a title of that name is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Length to which the clip is looped or cut, rounded to whole frames; null: as long as it is.</summary>
    public Duration? Repeat { get; init; }

    public BitrateLadder Ladder { get; init; } = NamedLadders.Default;

    /// <summary>Length of a Segment, rounded to whole frames.</summary>
    public Duration SegmentDuration { get; init; } = Duration.FromSeconds(2);

    public RateControl RateControl { get; init; } = RateControl.CappedVariable;

    /// <summary>How the MPD addresses video; sound, whose Segments are not equally long, keeps its timeline.</summary>
    public SegmentAddressing Addressing { get; init; } = SegmentAddressing.Timeline;
}
