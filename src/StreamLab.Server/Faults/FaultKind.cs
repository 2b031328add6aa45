namespace StreamLab.Server;

/// <summary>How an edge breaks on purpose.</summary>
public enum FaultKind
{
    /// <summary>The first byte comes later.</summary>
    Delay,

    /// <summary>A status of 500 to 599, with Retry-After where that is asked for.</summary>
    Error,

    /// <summary>The request is accepted and never answered.</summary>
    Freeze,

    /// <summary>Half of the body, then silence.</summary>
    Stall,

    /// <summary>Half of the body, then the connection is closed.</summary>
    Cut,

    /// <summary>The connection is reset at once, in the middle of the body: what is on its way is lost.</summary>
    Reset,

    /// <summary>The body ends early and Content-Length says that this is all; its digest is that of the whole.</summary>
    Length,

    /// <summary>Some bytes of the body are wrong; its digest is that of the right ones.</summary>
    Corrupt,

    /// <summary>Like a server that has died: transfers under way break off, new requests find their connection closed.</summary>
    Stop,
}
