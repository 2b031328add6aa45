namespace StreamLab.Client;

/// <summary>How servers are told about the player (CTA-5004).</summary>
public enum CmcdMode
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>In the query argument <c>CMCD</c>.</summary>
    Query,

    /// <summary>In the headers <c>CMCD-Object</c>, <c>CMCD-Request</c> and <c>CMCD-Session</c>.</summary>
    Header,
}
