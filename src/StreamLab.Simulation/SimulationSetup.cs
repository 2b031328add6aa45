using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>All that decides a simulated session: the same setup gives the same bytes out, on any machine and any thread.</summary>
public sealed record SimulationSetup
{
    public required SessionConfiguration Configuration { get; init; }

    /// <summary>The rules that the configuration may name.</summary>
    public Catalog<IAbrRule> Rules { get; init; } = AbrRules.All;

    public required Presentation Media { get; init; }

    /// <summary>At least one, in the order a manifest would have them.</summary>
    public required IReadOnlyList<SimulatedPathway> Pathways { get; init; }

    /// <summary>What no simulation can give, in one line; empty when nothing is missing.</summary>
    internal string Lack => PathwaySelectors.All.Find(Configuration.Pathway)?.Name == SteeredSelector.Descriptor.Name
        ? "selector steered follows a steering server, and there is none in a simulation: play it over real servers"
        : "";

    /// <summary>How transfers come to their share of the links.</summary>
    public Transport Transport { get; init; } = Transport.Ideal;

    /// <summary>Name of the trace in the summary.</summary>
    public required string TraceName { get; init; }
}
