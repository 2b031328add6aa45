namespace StreamLab.Server;

/// <summary>How an edge breaks on purpose, for all media at once.</summary>
public enum FaultKind
{
    /// <summary>It does not.</summary>
    Off,

    /// <summary>500.</summary>
    Error,

    /// <summary>The request is accepted and never answered.</summary>
    Freeze,

    /// <summary>The connection closes in the middle of the body.</summary>
    Cut,

    /// <summary>Some bytes of the body are wrong; its digest is that of the right ones.</summary>
    Corrupt,
}
