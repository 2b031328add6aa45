namespace StreamLab.Player;

/// <summary>The first line of a session log: what runs, with which options, over which media.</summary>
public sealed record SessionStartEvent : SessionEvent
{
    public const string CurrentSchema = "streamlab-session/1";

    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Version of StreamLab.</summary>
    public required string Version { get; init; }

    /// <summary>Names the session to the servers; null in a simulation.</summary>
    public string? SessionId { get; init; }
    public required LoggedConfiguration Configuration { get; init; }
    public required int Seed { get; init; }

    /// <summary>Title of what is played.</summary>
    public required string Media { get; init; }

    /// <summary>The hash of the media description (<see cref="Player.MediaHash"/>).</summary>
    public required string MediaHash { get; init; }

    /// <summary>What the rule is told about the media.</summary>
    public required string InformationSet { get; init; }

    /// <summary>The servers, in the manifest's order.</summary>
    public required IReadOnlyList<string> Pathways { get; init; }
}
