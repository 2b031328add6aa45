using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// What a steering URL carries, so that the server need not remember any player: who it is, and which pathways its manifest named.
/// </summary>
/// <param name="Client">What the manifest's request was known by, else a number of its own.</param>
/// <param name="Known">The pathways of the player's manifest; empty: nobody says.</param>
internal sealed record SteeringTicket(string Client, IReadOnlyList<string> Known)
{
    private const int MostKnown = 32, LongestClient = 64;

    public static SteeringTicket Of(HttpContext context)
    {
        var query = context.Request.Query;
        var known = query["known"].ToString().Split(',', MostKnown + 1).Take(MostKnown).Where(ServerName.IsValid).Distinct(StringComparer.Ordinal);
        var client = query["client"].ToString();
        return new(ClientId.Told(context) ?? (client.Length is > 0 and <= LongestClient ? client : ClientId.Of(context)), [.. known]);
    }

    /// <summary>Path and query of the steering server for a title.</summary>
    public string ToPath(string title) =>
        $"/steering/{Uri.EscapeDataString(title)}?client={Uri.EscapeDataString(Client)}" + (Known.Count > 0 ? $"&known={string.Join(',', Known)}" : "");
}
