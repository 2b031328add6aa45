namespace StreamLab.Simulation.Cdn;

/// <summary>All that can be asked for. Its objects, the Segments, are numbered through: by title, Representation, and Segment.</summary>
public sealed class Catalogue
{
    /// <summary>More would not fit into the memory of a small machine.</summary>
    public const int MostObjects = 50_000_000;

    private readonly int[] _bytes;
    private readonly int[][] _first; // object of each title's Representations

    /// <param name="titles">The most popular first.</param>
    /// <param name="segmentDuration">How often a viewer asks for the next one.</param>
    /// <exception cref="ArgumentException">No title, one without video, no weight, or too many objects.</exception>
    public Catalogue(IReadOnlyList<CatalogueTitle> titles, Duration segmentDuration)
    {
        if (titles.Count == 0) throw new ArgumentException("a catalogue has a title", nameof(titles));
        if (!titles.All(HasVideo)) throw new ArgumentException("each title has video with Segments", nameof(titles));
        if (!(titles.Sum(t => t.Weight) > 0)) throw new ArgumentException("somebody asks for one of the titles", nameof(titles));
        if (titles.Sum(t => t.Representations.Sum(r => (long)r.SegmentBytes.Count)) > MostObjects) throw new ArgumentException($"more than {MostObjects} Segments", nameof(titles));
        (Titles, SegmentDuration) = (titles, segmentDuration);
        _bytes = [.. titles.SelectMany(t => t.Representations.SelectMany(r => r.SegmentBytes))];
        _first = new int[titles.Count][];
        var next = 0;
        foreach (var (i, title) in titles.Index())
        {
            _first[i] = new int[title.Representations.Count];
            foreach (var (j, representation) in title.Representations.Index()) (_first[i][j], next) = (next, next + representation.SegmentBytes.Count);
        }
        Bytes = _bytes.Sum(b => (long)b);
    }

    public IReadOnlyList<CatalogueTitle> Titles { get; }

    public Duration SegmentDuration { get; }

    /// <summary>How many objects there are.</summary>
    public int Objects => _bytes.Length;

    /// <summary>The sum over all objects.</summary>
    public long Bytes { get; }

    public int BytesOf(int contentObject) => _bytes[contentObject];

    /// <summary>The object that is a Segment.</summary>
    public int Object(int title, int representation, int segment) => _first[title][representation] + segment;

    private static bool HasVideo(CatalogueTitle title) => title.Representations.Any(r => r.ContentType == ContentType.Video && r.SegmentBytes.Count > 0 && r.Share > 0);
}
