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

    /// <summary>The answer is no HTTP that can be read.</summary>
    Corrupt,

    /// <summary>The server does not have it: a status of 404 or 410. No failure of the server.</summary>
    NotFound,

    /// <summary>What came is not what was asked for: its digest, its length, its boxes, its track, its codec or its time.</summary>
    Mismatch,

    /// <summary>The bytes came so slowly that nothing could ever be played at that rate.</summary>
    TooSlow,

    /// <summary>The server's address is one that this session may not connect to.</summary>
    Forbidden,

    /// <summary>What came is what was asked for, and encrypted: there are no keys. No server has another.</summary>
    Encrypted,

    /// <summary>What came is what was asked for, with several tracks in one file, which is not played. No server has another.</summary>
    Muxed,
}
