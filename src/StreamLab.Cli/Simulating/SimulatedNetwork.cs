using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>The servers of one simulated session, under the name that its summary has.</summary>
/// <param name="Traces">As they were read from their files, before they were scaled.</param>
internal sealed record SimulatedNetwork(string Name, IReadOnlyList<SimulatedPathway> Pathways, IReadOnlyList<LoadedTrace> Traces)
{
    /// <summary>Virtual time after which a session that is not over ends.</summary>
    public Duration TimeLimit { get; init; } = SimulationSetup.LongestSession;

    /// <inheritdoc cref="SimulationSetup.Cancellation"/>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What summaries say of it.</summary>
    public IReadOnlyList<TraceDescription> Description => [.. Pathways.Select(p => p.Description)];

    /// <summary>Says as what each trace was read.</summary>
    public void Describe(TextWriter output)
    {
        foreach (var trace in Traces) output.WriteLine($"{trace.Path} {trace.Facts}");
    }

    /// <summary>Says which traces hardly can be meant as they were read.</summary>
    public void Warn(Action<string> tell)
    {
        foreach (var trace in Traces) trace.Warn(tell);
    }
}
