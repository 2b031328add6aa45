namespace StreamLab.Dash.Hls;

/// <summary>A media playlist as it came.</summary>
/// <param name="Text">Never trusted; null where it could not be had.</param>
/// <param name="Url">Where it came from, after redirects.</param>
/// <param name="Problem">Why it could not be had, in one line.</param>
public sealed record PlaylistDocument(string? Text, Uri Url, string Problem = "");
