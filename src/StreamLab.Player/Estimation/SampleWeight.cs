namespace StreamLab.Player;

/// <summary>How much a sample of a window counts in its mean.</summary>
public enum SampleWeight
{
    /// <summary>Each alike.</summary>
    Equal,

    /// <summary>By the square root of its bytes.</summary>
    Bytes,

    /// <summary>The n-th of the window n times.</summary>
    Date,
}
