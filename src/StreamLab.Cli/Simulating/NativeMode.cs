using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>Our own player in virtual time.</summary>
internal sealed class NativeMode : ISimulationMode
{
    public string Word => "none";
    public IReadOnlyList<Option> Options => [];
    public IReadOnlySet<string>? Honours => null;

    public Simulate Prepare(ParseResult parsed, SessionOptions session, Catalog<IAbrRule> rules, Presentation media)
    {
        var configuration = session.Read(parsed, rules);
        return (network, logs) =>
        {
            var setup = new SimulationSetup { Configuration = configuration, Rules = rules, Media = media, Pathways = network.Pathways, TraceName = network.Name };
            var recorder = logs?.Recorder(configuration, [.. network.Pathways.Select(p => p.Name)], media);
            return SimulatedSession.TryRun(setup, logs?.Observer, recorder, out var summary, out var error) ? summary : throw CommandException.BadInput(error);
        };
    }
}
