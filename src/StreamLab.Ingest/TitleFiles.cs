using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest;

/// <summary>Writes what describes a title beside its Segments.</summary>
internal static class TitleFiles
{
    /// <param name="addressing">Of video; sound keeps its timeline, because its Segments are not equally long.</param>
    /// <exception cref="IngestException">The title cannot be addressed so.</exception>
    public static void Write(string folder, SegmentIndex index, SegmentAddressing addressing)
    {
        var mpd = MpdWriter.Write(index, set => set.ContentType == ContentType.Video ? addressing : SegmentAddressing.Timeline);
        if (!mpd.TryGet(out var text, out var error)) throw IngestException.BadInput(error.Message);
        File.WriteAllText(Path.Combine(folder, SegmentFiles.Manifest), text);
        File.WriteAllText(Path.Combine(folder, SegmentFiles.MasterPlaylist), HlsWriter.Master(index));
        foreach (var set in index.AdaptationSets)
            foreach (var representation in set.Representations)
                File.WriteAllText(Path.Combine(folder, SegmentFiles.MediaPlaylist(representation.Id)), HlsWriter.MediaPlaylist(set));
        File.WriteAllBytes(Path.Combine(folder, SegmentFiles.SegmentIndex), SegmentIndexJson.Write(index));
    }
}
