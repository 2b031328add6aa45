using System.CommandLine;
using System.CommandLine.Parsing;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>Options that name topologies.</summary>
internal static class TopologyOption
{
    public static Option<CdnTopology> One(string name) => new(name)
    {
        HelpName = "NAME|FILE",
        Description = "where servers and clients are: a name as 'list topologies' shows, or a YAML or JSON file",
        Required = true,
        CustomParser = result => Find(result, result.Tokens[0].Value),
    };

    public static Option<IReadOnlyList<CdnTopology>> Many(string name) => new(name)
    {
        HelpName = "A,B,…",
        Description = $"names as 'list topologies' shows, or files (default {string.Join(',', TopologyFile.Names)})",
        DefaultValueFactory = result => Split(result, string.Join(',', TopologyFile.Names)),
        CustomParser = result => Split(result, result.Tokens[0].Value),
    };

    private static IReadOnlyList<CdnTopology> Split(ArgumentResult result, string text) => [.. text.Split(',').Select(one => Find(result, one)!)];

    private static CdnTopology? Find(ArgumentResult result, string nameOrPath)
    {
        if (TopologyFile.TryFind(nameOrPath, out var topology, out var error)) return topology;
        result.AddError(error);
        return null;
    }
}
