namespace StreamLab.Server;

/// <summary>The body of <c>POST /api/warm</c>: what an edge shall fetch before anybody asks for it. Paths, or a title.</summary>
public sealed record WarmCommand
{
    /// <summary>Objects: <c>/title/low/00001.m4s</c>, …</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>Initialization and Media Segments of this title.</summary>
    public string? Title { get; init; }

    /// <summary>Only those of this Representation of the title.</summary>
    public string? Representation { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal string? Problem =>
        Paths is null == Title is null ? "name paths or a title"
        : Paths?.Contains(null!) == true ? "a path is a text, not null"
        : Representation is not null && Title is null ? "a representation is one of a title"
        : null;
}
