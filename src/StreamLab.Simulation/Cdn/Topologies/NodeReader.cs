using System.Globalization;
using Node = StreamLab.Simulation.Cdn.TopologyDocument.Node;

namespace StreamLab.Simulation.Cdn;

/// <summary>Makes the servers of a topology of what its file says.</summary>
internal static class NodeReader
{
    private const int MostNodes = 1_000, MostParents = 8;
    private const string NumberMark = "{n}";

    /// <exception cref="FormatException">Something is missing, unknown or out of bounds; the message names the line.</exception>
    public static IReadOnlyList<CdnNode> Read(List<Node> nodes, IReadOnlyList<ClientRegion> regions)
    {
        var copies = nodes.SelectMany(node => TopologyReader.Copies(TopologyReader.Needed(node.Name, "each node has a name"), node.Count, MostNodes).Select(c => (node, c.Number, c.Name)))
            .Take(MostNodes + 1).ToArray();
        if (copies.Length > MostNodes) throw new FormatException($"at most {MostNodes} nodes are read");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (node, _, name) in copies)
            if (!places.TryAdd(name, places.Count)) throw node.Name!.Wrong("is the name of two nodes");
        CdnNode[] read = [.. copies.Select(c => Read(c.node, c.Name, c.Number, places, regions))];
        CheckCircles(read);
        return read;
    }

    private static CdnNode Read(Node node, string name, int? number, Dictionary<string, int> places, IReadOnlyList<ClientRegion> regions)
    {
        var where = $"line {node.Name!.Line}: {name}";
        var kind = KindOf(TopologyReader.Needed(node.Kind, $"{where} has no kind"));
        var parents = (node.Parents ?? []).Select(p => ParentOf(p, number, places, where)).ToArray();
        if (kind == NodeKind.Origin && (parents.Length > 0 || node.Capacity is not null)) throw new FormatException($"{where}: an origin holds everything, without capacity and parents");
        if (kind != NodeKind.Origin && parents.Length is 0 or > MostParents) throw new FormatException($"{where}: a {kind.ToString().ToLowerInvariant()} has one to {MostParents} parents");
        return new CdnNode
        {
            Name = name,
            Kind = kind,
            Capacity = kind == NodeKind.Origin ? DataSize.Zero : TopologyReader.Size(TopologyReader.Needed(node.Capacity, $"{where} has no capacity")),
            LinkRate = TopologyReader.Rate(TopologyReader.Needed(node.Link, $"{where} has no link")),
            CostPerGB = node.CostPerGB is null ? 0 : TopologyReader.Number(node.CostPerGB),
            Cluster = node.Cluster is null ? null : Numbered(node.Cluster, number).Text,
            Parents = parents,
            ClientRtt = ClientRtt(node.Rtt ?? [], number, regions),
        };
    }

    private static NodeKind KindOf(FileWord word) => word.Text switch
    {
        "origin" => NodeKind.Origin,
        "shield" => NodeKind.Shield,
        "edge" => NodeKind.Edge,
        _ => throw word.Wrong("is not origin, shield or edge"),
    };

    private static Upstream ParentOf(TopologyDocument.Parent parent, int? number, Dictionary<string, int> places, string where)
    {
        var name = Numbered(TopologyReader.Needed(parent.Name, $"{where}: a parent has no name"), number);
        return places.TryGetValue(name.Text, out var place)
            ? new Upstream(place, TopologyReader.Time(TopologyReader.Needed(parent.Rtt, $"line {name.Line}: the parent {name.Text} has no rtt")))
            : throw name.Wrong("is none of the nodes");
    }

    private static Duration[] ClientRtt(Dictionary<FileWord, FileWord> rtts, int? number, IReadOnlyList<ClientRegion> regions)
    {
        var patterns = rtts.Select(r => (Name: Numbered(r.Key, number), Rtt: TopologyReader.Time(r.Value))).OrderByDescending(p => p.Name.Text.Length).ToArray();
        foreach (var (name, _) in patterns)
            if (!regions.Any(region => Fits(name.Text, region.Name))) throw name.Wrong("fits none of the regions");
        return [.. regions.Select(region => patterns.Where(p => Fits(p.Name.Text, region.Name)).Select(p => (Duration?)p.Rtt).FirstOrDefault() ?? Duration.Infinite)];
    }

    private static bool Fits(string pattern, string name) => pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;

    private static FileWord Numbered(FileWord word, int? number) =>
        number is { } n ? word.With(word.Text.Replace(NumberMark, n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) : word;

    /// <summary>Whoever is asked asks only those further up.</summary>
    private static void CheckCircles(CdnNode[] nodes)
    {
        var done = new bool[nodes.Length];
        for (var pass = 0; pass < nodes.Length && !done.All(d => d); pass++)
            foreach (var (place, node) in nodes.Index()) done[place] |= node.Parents.All(p => done[p.Node]);
        if (Array.FindIndex(done, d => !d) is >= 0 and var first) throw new FormatException($"{nodes[first].Name} is, in the end, a parent of its own");
    }
}
