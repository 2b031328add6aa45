namespace StreamLab.Player;

/// <summary>A steering server has said in which order to use the pathways, or could not be asked.</summary>
public sealed record SteeringEvent : SessionEvent
{
    /// <summary>Pathway names, the most preferred first; empty with a problem.</summary>
    public required IReadOnlyList<string> Priority { get; init; }

    /// <summary>Pathways that the manifest does not have, made known with this.</summary>
    public IReadOnlyList<string> NewPathways { get; init; } = [];

    /// <summary>When it is asked again; null: not any more, or it is the manifest that speaks.</summary>
    public double? TtlSeconds { get; init; }

    /// <summary>Why there is no answer, in one line; null when there is one.</summary>
    public string? Problem { get; init; }
}
