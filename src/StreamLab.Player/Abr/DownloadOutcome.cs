namespace StreamLab.Player;

/// <summary>How a download of a rule's track ended.</summary>
public readonly struct DownloadOutcome
{
    public required AdaptationSet Media { get; init; }
    public required Duration BufferCapacity { get; init; }

    /// <summary>What is buffered now: after the download, with its media where it came whole.</summary>
    public required Duration BufferLevel { get; init; }

    public required int Representation { get; init; }

    /// <summary>Request to end.</summary>
    public required Duration Time { get; init; }

    /// <summary>Whether it was to replace a Segment that is buffered in a lower Representation.</summary>
    public bool IsReplacement { get; init; }

    /// <summary>Given up before its end.</summary>
    public bool IsAbandoned { get; init; }

    /// <summary>With an abandoned download: the Representation that is to be fetched instead.</summary>
    public int Instead { get; init; }
}
