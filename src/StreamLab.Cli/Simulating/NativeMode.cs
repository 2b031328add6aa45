using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Cli.Simulating;

/// <summary>Our own player in virtual time.</summary>
internal sealed class NativeMode(DecisionsOption decisions, RegretOption regret, CrowdOptions crowd) : ISimulationMode
{
    public string Word => "none";
    public IReadOnlyList<Option> Options => [decisions.Option, regret.Option, .. crowd.All];
    public IReadOnlySet<string>? Honours => null;

    public Simulate Prepare(ParseResult parsed, SessionOptions session, Catalog<IAbrRule> rules, Presentation media)
    {
        var configuration = decisions.Apply(parsed, session.Read(parsed, rules), media);
        var (players, stagger, transport) = (crowd.Players(parsed), crowd.Stagger(parsed), crowd.TransportOf(parsed));
        var regretForm = regret.Form(parsed);
        return (network, logs) =>
        {
            var setup = new SimulationSetup
            {
                Configuration = configuration,
                Rules = rules,
                Media = media,
                Pathways = network.Pathways,
                Transport = transport,
                TimeLimit = network.TimeLimit,
                Cancellation = network.Cancellation,
                TraceName = network.Name,
            };
            if (transport == Transport.SlowStart && network.Pathways.All(p => p.RoundTripTime == Duration.Zero && !p.Trace.HasLatency))
                throw CommandException.BadInput("--transport slow-start has no effect without a round trip: give --rtt");
            if (players > 1) return SimulatedCrowd.TryRun(setup, players, stagger, _ => null, out var all, out var why) ? all : throw CommandException.BadInput(why);
            // A log must have the decisions of the rule optimal: who replays it does not know the network.
            if (!OptimalPlan.TryFill(setup, out setup, out var unplanned)) throw CommandException.BadInput(unplanned);
            var recorder = logs?.Recorder(setup.Configuration, [.. network.Pathways.Select(p => p.Name)], media);
            var observer = regretForm is { } form ? regret.Before(logs?.Observer, Model(setup), form) : logs?.Observer;
            return SimulatedSession.TryRun(setup, observer, recorder, out var summary, out var error) ? [summary] : throw CommandException.BadInput(error);
        };
    }

    private NativeModel Model(SimulationSetup setup) =>
        NativeModel.TryCreate(setup, out var model, out var error) ? model : throw CommandException.BadInput($"{regret.Option.Name}: {error}");
}
