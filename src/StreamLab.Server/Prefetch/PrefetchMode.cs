namespace StreamLab.Server;

/// <summary>By what an edge knows which object a client will ask for next.</summary>
public enum PrefetchMode
{
    /// <summary>It fetches what is asked for.</summary>
    Off,

    /// <summary>The client says so: CMCD <c>nor</c> (CTA-5004).</summary>
    Cmcd,

    /// <summary>The client says so, or else the Media Segment with the next number.</summary>
    Next,
}
