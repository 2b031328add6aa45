namespace StreamLab.Network;

public enum TraceErrorCode
{
    /// <summary>No period in it.</summary>
    Empty,

    /// <summary>More characters or periods than are read.</summary>
    TooLarge,

    /// <summary>The format cannot be told, or does not name the columns that are needed.</summary>
    UnknownFormat,

    /// <summary>Not written as the format asks.</summary>
    Malformed,

    /// <summary>Time stands still or runs back.</summary>
    NotMonotone,

    /// <summary>A number that no network has: negative, infinite, not a number.</summary>
    OutOfRange,
}
