using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Simulation.Cdn;

/// <summary>The catalogue that lies in a folder of ingested titles: sizes are those of their <c>segments.json</c>.</summary>
public static class CatalogueFolder
{
    private const int MostTitles = 100_000;

    /// <param name="weights">How often each title is asked for; null: by Zipf's law in the order of names.</param>
    /// <param name="zipfExponent">For titles without weights.</param>
    /// <returns>False, with one line that says what is wrong.</returns>
    public static bool TryRead(string folder, IReadOnlyDictionary<string, double>? weights, double zipfExponent, out Catalogue catalogue, out string error)
    {
        (catalogue, error) = (null!, "");
        try
        {
            var indexes = Titles(folder).Select(name => (Name: name, Index: ReadIndex(Path.Combine(folder, name, SegmentFiles.SegmentIndex)))).ToArray();
            if (indexes.Length == 0) throw new FormatException($"there is no title with {SegmentFiles.SegmentIndex} in it");
            if (weights?.Keys.FirstOrDefault(name => indexes.All(i => i.Name != name)) is { } unknown) throw new FormatException($"there is no title '{unknown}' in it");
            var titles = indexes.Select((title, place) => TitleOf(title.Name, title.Index, weights is null ? Math.Pow(place + 1, -zipfExponent) : weights.GetValueOrDefault(title.Name)));
            catalogue = new Catalogue([.. titles.OrderByDescending(t => t.Weight)], MeanDuration(indexes.Select(i => i.Index)));
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            error = $"{folder}: {e.Message}";
            return false;
        }
    }

    private static IEnumerable<string> Titles(string folder) => new DirectoryInfo(folder).EnumerateDirectories()
        .Where(d => !d.Name.StartsWith('.') && File.Exists(Path.Combine(d.FullName, SegmentFiles.SegmentIndex)))
        .Select(d => d.Name).Order(StringComparer.Ordinal).Take(MostTitles);

    private static SegmentIndex ReadIndex(string path)
    {
        if (RegularFile.Refusal(path, SegmentIndexJson.MaxBytes) is { } why) throw new FormatException($"{path}: {why}");
        return SegmentIndexJson.Read(RegularFile.Read(path, SegmentIndexJson.MaxBytes)).TryGet(out var index, out var problem) ? index : throw new FormatException($"{path}: {problem.Message}");
    }

    private static CatalogueTitle TitleOf(string name, SegmentIndex index, double weight) => new(name, weight, [.. index.AdaptationSets.SelectMany(RepresentationsOf)]) { Version = index.Version };

    /// <summary>Which rung its viewers get is not known beforehand: each is as likely as another.</summary>
    private static IEnumerable<CatalogueRepresentation> RepresentationsOf(AdaptationSetIndex set) => set.Representations.Select(r =>
        new CatalogueRepresentation(r.Id, set.ContentType, 1.0 / set.Representations.Count, [.. r.Bytes.Select(bytes => checked((int)Math.Min(bytes, int.MaxValue)))])
        {
            StartNumber = set.StartNumber,
            InitializationBytes = r.Initialization.Bytes,
        });

    private static Duration MeanDuration(IEnumerable<SegmentIndex> indexes)
    {
        var durations = indexes.SelectMany(i => i.AdaptationSets).Where(set => set.ContentType == ContentType.Video).SelectMany(set => set.Durations()).ToArray();
        return durations.Length > 0 ? new Duration(durations.Average(d => d.Seconds)) : throw new FormatException("no title has video");
    }
}
