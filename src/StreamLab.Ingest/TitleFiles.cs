using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest;

/// <summary>Writes what describes a title beside its Segments.</summary>
internal static class TitleFiles
{
    /// <param name="media">The folder of the Segments; it moves into that of the title, under the name of its version.</param>
    /// <param name="addressing">Of video; sound keeps its timeline, because its Segments are not equally long.</param>
    /// <exception cref="IngestException">The title cannot be addressed so.</exception>
    public static void Write(string media, string folder, SegmentIndex index, SegmentAddressing addressing)
    {
        var mpd = MpdWriter.Write(index, set => set.ContentType == ContentType.Video ? addressing : SegmentAddressing.Timeline);
        if (!mpd.TryGet(out var text, out var error)) throw IngestException.BadInput(error.Message);
        foreach (var set in index.AdaptationSets)
            foreach (var representation in set.Representations)
                File.WriteAllText(Path.Combine(media, SegmentFiles.MediaPlaylist(representation.Id)), HlsWriter.MediaPlaylist(set));
        // Beside its media it is what a manifest names, so that the two always fit together; in the title's folder it is where programs look for it.
        var json = SegmentIndexJson.Write(index);
        foreach (var place in new[] { media, folder }) File.WriteAllBytes(Path.Combine(place, SegmentFiles.SegmentIndex), json);
        Directory.Move(media, Path.Combine(folder, index.Version!));
        File.WriteAllText(Path.Combine(folder, SegmentFiles.MasterPlaylist), HlsWriter.Master(index));
        File.WriteAllText(Path.Combine(folder, SegmentFiles.Manifest), text);
    }
}
