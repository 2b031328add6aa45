namespace StreamLab.Experiments;

/// <summary>One of the paper's figures: which sessions it shows, and what it says of them. Options are those of the authors' script.</summary>
internal sealed record SabreFigure
{
    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The folder of Sabre's traces, in words.</summary>
    public required string Traces { get; init; }

    /// <summary>The movie's file, and how many Representations it has.</summary>
    public required (string File, int Representations) Movie { get; init; }

    public required IReadOnlyList<SabrePanel> Panels { get; init; }
    public required IReadOnlyList<SabreScheme> Schemes { get; init; }

    /// <summary>By Sabre's names.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    public required IReadOnlyList<SabreOrdering> Orderings { get; init; }
    public required IReadOnlyList<SabreAnchor> Anchors { get; init; }
}
