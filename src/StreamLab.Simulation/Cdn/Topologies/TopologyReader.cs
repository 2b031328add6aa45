using System.Globalization;
using Region = StreamLab.Simulation.Cdn.TopologyDocument.Region;

namespace StreamLab.Simulation.Cdn;

/// <summary>Makes a topology of what its file says, and finds what cannot be meant.</summary>
internal static class TopologyReader
{
    private const int MostRegions = 1_000;

    private delegate bool TryParse<T>(string? text, out T value);

    /// <exception cref="FormatException">Something is missing, unknown or out of bounds; the message names the line.</exception>
    public static CdnTopology Read(TopologyDocument file)
    {
        if (file.Schema?.Text != TopologyDocument.KnownSchema) throw new FormatException($"schema: {TopologyDocument.KnownSchema} is expected");
        if (file is not { Name.Text.Length: > 0, Regions.Count: > 0, Nodes.Count: > 0 }) throw new FormatException("a topology has a name, regions and nodes");
        var regions = Regions(file.Regions);
        var nodes = NodeReader.Read(file.Nodes, regions);
        if (!nodes.Any(n => n.Kind == NodeKind.Origin)) throw new FormatException("one of the nodes is the origin");
        foreach (var (place, region) in regions.Index())
            if (!nodes.Any(n => n.ClientRtt[place] < Duration.Infinite)) throw new FormatException($"no node has an rtt to the clients of {region.Name}");
        return new CdnTopology(file.Name.Text, file.Summary?.Text ?? "", regions, nodes);
    }

    /// <summary>So many names with a number, or the one name.</summary>
    internal static IEnumerable<(int? Number, string Name)> Copies(FileWord name, FileWord? count, int most) =>
        count is null ? [(null, name.Text)] : Enumerable.Range(1, Whole(count, most)).Select(n => ((int?)n, $"{name.Text}-{n}"));

    internal static FileWord Needed(FileWord? word, string what) => word ?? throw new FormatException(what);

    internal static Bitrate Rate(FileWord word) => Parsed<Bitrate>(word, Bitrate.TryParse, "is not a rate above 0 with its unit, such as 10Gbps", rate => rate > Bitrate.Zero);

    internal static Duration Time(FileWord word) => Parsed<Duration>(word, Duration.TryParse, "is not a time with its unit, such as 20ms");

    internal static DataSize Size(FileWord word) => Parsed<DataSize>(word, DataSize.TryParse, "is not a size with its unit, such as 500GB", size => size.Bytes < long.MaxValue);

    internal static double Number(FileWord word) => Parsed<double>(word, TryParseNumber, "is not a number of at least 0");

    private static ClientRegion[] Regions(List<Region> regions)
    {
        var read = regions.SelectMany(region =>
        {
            var name = Needed(region.Name, "each region has a name");
            var copies = Copies(name, region.Count, MostRegions).ToArray();
            var (share, rate) = (Number(Needed(region.Share, $"line {name.Line}: {name.Text} has no share")), Rate(Needed(region.Access, $"line {name.Line}: {name.Text} has no access rate")));
            return copies.Select(copy => new ClientRegion(copy.Name, share / copies.Length, rate));
        }).Take(MostRegions + 1).ToArray();
        if (read.Length > MostRegions) throw new FormatException($"at most {MostRegions} regions are read");
        if (read.GroupBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new FormatException($"two regions are called {twice.Key}");
        var sum = read.Sum(r => r.Share);
        if (!(sum > 0) || !double.IsFinite(sum)) throw new FormatException("no region has a share of the clients");
        return [.. read.Select(r => r with { Share = r.Share / sum })];
    }

    private static int Whole(FileWord word, int most) =>
        int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most ? count : throw word.Wrong($"is not a whole number from 1 to {most}");

    private static T Parsed<T>(FileWord word, TryParse<T> tryParse, string why, Predicate<T>? holds = null) =>
        tryParse(word.Text, out var value) && (holds is null || holds(value)) ? value : throw word.Wrong(why);

    private static bool TryParseNumber(string? text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
