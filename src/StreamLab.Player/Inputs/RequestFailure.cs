namespace StreamLab.Player;

/// <summary>Why a request failed.</summary>
public enum RequestFailure
{
    None,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>The connection ended before the last byte.</summary>
    ConnectionLost,

    /// <summary>No first byte, or no further byte, in time.</summary>
    TimedOut,

    /// <summary>The server refuses: a status of 400 to 499.</summary>
    Refused,

    /// <summary>The server fails: a status of 500 to 599.</summary>
    ServerError,

    /// <summary>The content is not what the server said it is (length, digest, boxes).</summary>
    Corrupt,
}
