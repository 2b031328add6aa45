namespace StreamLab.Player;

/// <summary>Which buffered Segment is fetched again better, when the rule has chosen a higher Representation than it is in.</summary>
public enum ReplacementStrategy
{
    /// <summary>None: what is buffered is played.</summary>
    None,

    /// <summary>The first that will be played.</summary>
    Left,

    /// <summary>The last that will be played.</summary>
    Right,
}
