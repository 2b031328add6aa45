namespace StreamLab.Player;

/// <summary>The first line of a log: what was asked for.</summary>
public sealed record SessionStartEvent : SessionEvent
{
    public string Schema { get; init; } = "streamlab-session-log/1";
    public required string Version { get; init; }

    /// <summary>Names the session to the servers; null in a simulation.</summary>
    public string? SessionId { get; init; }
    public required SessionConfiguration Configuration { get; init; }
    public required int Seed { get; init; }
    public required string Media { get; init; }

    /// <summary>Two sessions with the same hash chose among the same Segments and sizes.</summary>
    public required string MediaHash { get; init; }
    public required IReadOnlyList<string> Pathways { get; init; }

    /// <summary>What the rule was told about the media.</summary>
    public required string InformationSet { get; init; }

    /// <summary>Name of the trace in a simulation; else null.</summary>
    public string? Trace { get; init; }

    /// <summary>The trace of each pathway in a simulation; else null.</summary>
    public IReadOnlyList<TraceDescription>? Network { get; init; }
}
