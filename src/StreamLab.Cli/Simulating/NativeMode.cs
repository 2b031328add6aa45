using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>Our own player in virtual time.</summary>
internal sealed class NativeMode : ISimulationMode
{
    public string Word => "none";
    public IReadOnlyList<Option> Options => [];
    public IReadOnlySet<string>? Honours => null;

    public Simulate Prepare(ParseResult parsed, SessionOptions session, Presentation media)
    {
        var configuration = session.Read(parsed);
        return (network, logs) =>
        {
            var setup = new SimulationSetup { Configuration = configuration, Media = media, Pathways = network.Pathways, TraceName = network.Name };
            var recorder = logs?.Recorder(configuration, [.. network.Pathways.Select(p => p.Name)], media);
            return SimulatedSession.TryRun(setup, logs?.Observer, recorder, out var summary, out var error) ? summary : throw CommandException.BadInput(error);
        };
    }
}
