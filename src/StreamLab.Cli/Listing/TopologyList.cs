using StreamLab.Player;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Listing;

/// <summary>The topologies that come with StreamLab, in words.</summary>
internal static class TopologyList
{
    private const string Source = "Kurose, Ross, \"Computer Networking\", section 2.6: the two ways of placing servers, and what they are better than";

    public static IEnumerable<Listed> All
    {
        get
        {
            foreach (var name in TopologyFile.Names)
                if (TopologyFile.TryFind(name, out var topology, out _)) yield return new Listed(name, topology.Summary, Source, [.. Enum.GetValues<NodeKind>().Select(kind => Servers(topology, kind)).OfType<Parameter>()]);
        }
    }

    private static Parameter? Servers(CdnTopology topology, NodeKind kind)
    {
        var nodes = topology.Nodes.Where(n => n.Kind == kind).ToArray();
        if (nodes.Length == 0) return null;
        return new Parameter($"{kind}".ToLowerInvariant(), $"{nodes.Length}", "servers", kind == NodeKind.Origin ? "holds everything" : $"{nodes.Sum(n => n.Capacity.Bytes) / 1e9:0.#} GB of copies together");
    }
}
