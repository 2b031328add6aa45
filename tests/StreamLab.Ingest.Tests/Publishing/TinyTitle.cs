using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Tests.Publishing;

/// <summary>A title of one Segment, as an ingest leaves it in its workspace; the Segment's one byte is what its version is made of.</summary>
internal static class TinyTitle
{
    public const string Name = "talk";
    private const string Id = "90p";

    /// <returns>Its version.</returns>
    public static string Publish(string catalog, byte content)
    {
        using var workspace = Workspace.Open(catalog, Name);
        var version = Write(workspace, content);
        workspace.Publish();
        return version;
    }

    public static string Write(Workspace workspace, byte content)
    {
        Directory.CreateDirectory(Path.Combine(workspace.MediaPath, Id));
        File.WriteAllBytes(Path.Combine(workspace.MediaPath, SegmentFiles.Initialization(Id)), [0]);
        File.WriteAllBytes(Path.Combine(workspace.MediaPath, SegmentFiles.Segment(Id, 1)), [content]);
        var index = IndexOf(content).WithVersion();
        TitleFiles.Write(workspace.MediaPath, workspace.TitlePath, index, SegmentAddressing.Timeline);
        return index.Version!;
    }

    /// <summary>As titles lay in a catalog before there were versions.</summary>
    public static void WriteOfBefore(string catalog, byte content)
    {
        var folder = Path.Combine(catalog, Name);
        Directory.CreateDirectory(Path.Combine(folder, Id));
        File.WriteAllBytes(Path.Combine(folder, SegmentFiles.Initialization(Id)), [0]);
        File.WriteAllBytes(Path.Combine(folder, SegmentFiles.Segment(Id, 1)), [content]);
        File.WriteAllBytes(Path.Combine(folder, SegmentFiles.SegmentIndex), SegmentIndexJson.Write(IndexOf(content)));
        File.WriteAllText(Path.Combine(folder, SegmentFiles.Manifest), "<MPD/>");
    }

    /// <summary>The path of the Segment of a version.</summary>
    public static string SegmentOf(string catalog, string version) => Path.Combine(catalog, Name, version, SegmentFiles.Segment(Id, 1));

    public static string SegmentOfBefore(string catalog) => Path.Combine(catalog, Name, SegmentFiles.Segment(Id, 1));

    private static SegmentIndex IndexOf(byte content) => new()
    {
        Title = Name,
        Duration = Duration.FromSeconds(2),
        MinBufferTime = Duration.FromSeconds(2),
        AdaptationSets =
        [
            new() { Id = 0, ContentType = ContentType.Video, Timescale = 1, DurationTicks = [2], Representations = [RepresentationOf(content)] },
        ],
    };

    private static RepresentationIndex RepresentationOf(byte content) => new()
    {
        Id = Id,
        Codecs = "avc1.64001e",
        Bandwidth = new(8),
        AverageBandwidth = new(8),
        Initialization = new(1, ReprDigest.Of([0])),
        Bytes = [1],
        Digests = [ReprDigest.Of([content])],
    };
}
