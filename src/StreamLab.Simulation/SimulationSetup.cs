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

    /// <summary>Drawn from this setup but for the seed, where many sessions are to come of it; null: drawn anew.</summary>
    public PlayerBlueprint? Blueprint { get; init; }

    /// <summary>What no simulation can give, in one line; empty when nothing is missing.</summary>
    private string Lack => PathwaySelectors.All.Find(Configuration.Pathway)?.Name == SteeredSelector.Descriptor.Name
        ? "selector steered follows a steering server, and there is none in a simulation: play it over real servers"
        : "";

    /// <summary>Virtual time after which a session that is not over ends with its reason.</summary>
    public Duration TimeLimit { get; init; } = LongestSession;

    /// <summary>What a session may take unless something else is asked for: longer than any viewer watches, soon simulated.</summary>
    public static Duration LongestSession => Duration.FromSeconds(30 * 86400);

    /// <summary>Ends a session in the middle, by an <see cref="OperationCanceledException"/>: one may take long on the machine's own clock.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How transfers come to their share of the links.</summary>
    public Transport Transport { get; init; } = Transport.Ideal;

    /// <summary>Name of the trace in the summary.</summary>
    public required string TraceName { get; init; }

    /// <summary>Checks the setup, and draws the player from it.</summary>
    /// <returns>False, with one line that says what is wrong.</returns>
    public bool TryDraw(out PlayerBlueprint blueprint, out string error)
    {
        (blueprint, error) = (null!, Lack);
        return error.Length == 0 && PlayerBlueprint.TryDraw(Configuration, Media, [.. Pathways.Select(p => p.Name)], out blueprint, out error, Rules);
    }
}
