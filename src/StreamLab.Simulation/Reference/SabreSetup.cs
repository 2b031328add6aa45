using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>All that decides a session in Sabre's loop.</summary>
public sealed record SabreSetup
{
    /// <summary>
    /// The rule by a name of <see cref="SabreRules"/>; estimator, buffer, abandonment (<c>on</c>: by the rule), replacement and one seek,
    /// whose time is the download position. What else it has means nothing to Sabre.
    /// </summary>
    public required SessionConfiguration Configuration { get; init; }

    public required Presentation Media { get; init; }
    public required SimulatedPathway Pathway { get; init; }

    /// <summary>Name of the trace in the summary.</summary>
    public required string TraceName { get; init; }

    /// <inheritdoc cref="SimulationSetup.TimeLimit"/>
    public Duration TimeLimit { get; init; } = SimulationSetup.LongestSession;

    /// <inheritdoc cref="SimulationSetup.Cancellation"/>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Representation that counts as ramped up; null: what the network sustains.</summary>
    public int? RampUp { get; init; }

    public SabreQuirks Quirks { get; init; } = new();
}
