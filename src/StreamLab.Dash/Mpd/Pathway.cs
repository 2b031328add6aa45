namespace StreamLab.Dash.Mpd;

/// <summary>A place from which all Segments of a Presentation can be had: a server.</summary>
/// <param name="Name">BaseURL@serviceLocation; without one, the server's host:port.</param>
/// <param name="BaseUrl">Absolute, http or https.</param>
public sealed record Pathway(string Name, Uri BaseUrl);
