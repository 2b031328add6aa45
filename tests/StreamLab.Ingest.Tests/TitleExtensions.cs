using StreamLab.Dash.Cmaf;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Tests;

/// <summary>Reads the files of a title as a player would.</summary>
internal static class TitleExtensions
{
    public static AdaptationSetIndex Video(this IngestedTitle title) => title.Segments.AdaptationSets.Single(set => set.ContentType == ContentType.Video);
    public static AdaptationSetIndex Audio(this IngestedTitle title) => title.Segments.AdaptationSets.Single(set => set.ContentType == ContentType.Audio);

    public static byte[] Initialization(this IngestedTitle title, RepresentationIndex representation) =>
        File.ReadAllBytes(Path.Combine(title.Folder, title.Segments.PathOf(SegmentFiles.Initialization(representation.Id))));

    public static byte[] Segment(this IngestedTitle title, RepresentationIndex representation, int number) =>
        File.ReadAllBytes(Path.Combine(title.Folder, title.Segments.PathOf(SegmentFiles.Segment(representation.Id, number))));

    public static Track Track(this IngestedTitle title, RepresentationIndex representation) =>
        InitializationSegment.Read(title.Initialization(representation));

    public static List<Sample> Samples(this IngestedTitle title, RepresentationIndex representation, int number) =>
        MediaSegment.Read(title.Segment(representation, number), title.Track(representation));

    /// <summary>The whole Representation as one file that ffmpeg opens.</summary>
    public static string Joined(this IngestedTitle title, RepresentationIndex representation)
    {
        var path = Path.Combine(title.Folder, $"{representation.Id}-joined.mp4");
        using var file = File.Create(path);
        file.Write(title.Initialization(representation));
        for (var number = 1; number <= representation.Bytes.Count; number++) file.Write(title.Segment(representation, number));
        return path;
    }

    public static IReadOnlyList<int?> Pictures(this IngestedTitle title, RepresentationIndex representation) => FrameCounter.Read(title.Joined(representation));
}
