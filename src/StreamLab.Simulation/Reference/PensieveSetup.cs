using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>All that decides a session in Pensieve's loop.</summary>
public sealed record PensieveSetup
{
    /// <summary>Rule, estimator and buffer. What else it has means nothing to Pensieve's environment.</summary>
    public required SessionConfiguration Configuration { get; init; }

    public required Presentation Media { get; init; }

    /// <summary>Read as <see cref="TraceFormat.Pensieve"/>; latencies mean nothing here.</summary>
    public required BandwidthTrace Trace { get; init; }

    /// <inheritdoc cref="SimulatedPathway.TraceFormat"/>
    public string TraceFormat { get; init; } = "";

    /// <inheritdoc cref="SimulationSetup.TimeLimit"/>
    public Duration TimeLimit { get; init; } = SimulationSetup.LongestSession;

    /// <inheritdoc cref="SimulationSetup.Cancellation"/>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Name of the trace in the summary.</summary>
    public required string TraceName { get; init; }

    /// <summary>Name of the only server.</summary>
    public required string PathwayName { get; init; }
}
