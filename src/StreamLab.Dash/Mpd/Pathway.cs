namespace StreamLab.Dash.Mpd;

/// <summary>A place from which all Segments of a Presentation can be had: a server.</summary>
/// <param name="Name">BaseURL@serviceLocation; without one, host:port of the server.</param>
/// <param name="BaseUrl">Absolute, http or https: of the MPD; what stands further down is resolved against it.</param>
public sealed record Pathway(string Name, Uri BaseUrl)
{
    /// <summary>Further down, the BaseURL of this service location is taken where there is one, …</summary>
    internal string Location { get; init; } = Name;

    /// <summary>… else the one at this place, counted round.</summary>
    internal int Alternative { get; init; }
}
