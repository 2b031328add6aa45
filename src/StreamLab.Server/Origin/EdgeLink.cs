namespace StreamLab.Server;

/// <summary>An edge that has registered, as anybody may know it (<c>GET /api/edges</c>).</summary>
/// <param name="Live">Players are sent to it: it answers when it is looked at.</param>
public sealed record EdgeLink(string Name, Uri Url, bool Live);
