using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Cli.Simulating;

/// <summary>Our own player in virtual time.</summary>
internal sealed class NativeMode(DecisionsOption decisions) : ISimulationMode
{
    public string Word => "none";
    public IReadOnlyList<Option> Options => [decisions.Option];
    public IReadOnlySet<string>? Honours => null;

    public Simulate Prepare(ParseResult parsed, SessionOptions session, Catalog<IAbrRule> rules, Presentation media)
    {
        var configuration = decisions.Apply(parsed, session.Read(parsed, rules), media);
        return (network, logs) =>
        {
            var setup = new SimulationSetup { Configuration = configuration, Rules = rules, Media = media, Pathways = network.Pathways, TraceName = network.Name };
            // A log must have the decisions of the rule optimal: who replays it does not know the network.
            if (!OptimalPlan.TryFill(setup, out setup, out var unplanned)) throw CommandException.BadInput(unplanned);
            var recorder = logs?.Recorder(setup.Configuration, [.. network.Pathways.Select(p => p.Name)], media);
            return SimulatedSession.TryRun(setup, logs?.Observer, recorder, out var summary, out var error) ? summary : throw CommandException.BadInput(error);
        };
    }
}
