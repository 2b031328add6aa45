using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest;

/// <summary>Writes what describes a title beside its Segments.</summary>
internal static class TitleFiles
{
    public static void Write(string folder, SegmentIndex index, SegmentAddressing addressing)
    {
    }
}
