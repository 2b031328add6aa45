namespace StreamLab.Server;

/// <summary>A live edge, as anybody may know it (<c>GET /api/edges</c>).</summary>
public sealed record EdgeLink(string Name, Uri Url);
