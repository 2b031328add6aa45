using System.CommandLine;
using StreamLab.Cdn;
using StreamLab.Cli.Options;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>The options of a simulation that are the same for every topology.</summary>
internal sealed class NetworkSetupOptions
{
    private const string Nobody = "none";

    private readonly CatalogueOptions _catalogue = new();
    private readonly WorkloadOptions _workload = new();
    private readonly Option<string> _policy = WordOption.Create("--policy", "who leaves a full cache", [.. EvictionPolicies.Names.Select(name => (name, name))]);
    private readonly Option<FillMode> _fill = WordOption.Create("--fill", "how copies come to the edges: when asked for, beforehand by a placement plan, or both", ("pull", FillMode.Pull), ("push", FillMode.Push), ("both", FillMode.Both));
    private readonly Option<DataSize?> _budget = UnitOption.Size("--fill-budget", "the most that is pushed to each edge (default: its whole storage)");
    private readonly Option<string> _fails = new("--fails") { HelpName = "NODE|busiest|none", Description = "the server or cluster that fails halfway through what is measured (default busiest)", DefaultValueFactory = _ => CdnSetup.Busiest };
    private readonly Option<double> _slack = NumberOption.Factor("--cluster-slack", "how far a server of a cluster may be above the mean load", 0.25, most: 10);

    public void AddTo(Command verb)
    {
        _catalogue.AddTo(verb);
        _workload.AddTo(verb);
        foreach (var option in (Option[])[_policy, _fill, _budget, _fails, _slack]) verb.Add(option);
    }

    /// <returns>The setup for each topology.</returns>
    /// <exception cref="CommandException">Something cannot be read, or has no effect.</exception>
    public IReadOnlyList<CdnSetup> Read(ParseResult parsed, IReadOnlyList<CdnTopology> topologies)
    {
        if (parsed.GetValue(_fill) == FillMode.Pull) parsed.Refuse(_budget, "with --fill pull");
        var (catalogue, workload, fails) = (_catalogue.Read(parsed), _workload.Read(parsed), parsed.GetRequiredValue(_fails));
        return
        [
            .. topologies.Select(topology => new CdnSetup
            {
                Topology = topology,
                Catalogue = catalogue,
                Workload = workload,
                Policy = parsed.GetRequiredValue(_policy),
                Fill = parsed.GetValue(_fill),
                FillBudget = parsed.GetValue(_budget),
                Fails = fails == Nobody ? null : fails,
                ClusterSlack = parsed.GetValue(_slack),
            }),
        ];
    }
}
