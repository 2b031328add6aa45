using Microsoft.AspNetCore.Http;
using StreamLab.Dash;
using StreamLab.Dash.Steering;

namespace StreamLab.Server;

/// <summary>
/// What a steering URL carries, so that the server need not remember any player: who it is, which pathways its manifest named, and what it said last.
/// </summary>
/// <param name="Client">What the manifest's request was known by, else a number of its own.</param>
/// <param name="Known">The pathways of the player's manifest; empty: nobody says.</param>
internal sealed record SteeringTicket(string Client, IReadOnlyList<string> Known)
{
    private const int MostKnown = 32, LongestClient = 64;
    private const string SaidPathways = "said", SaidThroughputs = "rates", Hls = "hls";

    /// <summary>With the question before this one.</summary>
    public PlayerReport Said { get; init; } = PlayerReport.Nothing;

    /// <summary>Its manifest is a playlist.</summary>
    public bool IsHls { get; init; }

    public static SteeringTicket Of(HttpContext context)
    {
        var query = context.Request.Query;
        var known = query["known"].ToString().Split(',', MostKnown + 1).Take(MostKnown).Where(ServerName.IsValid).Distinct(StringComparer.Ordinal);
        var client = query["client"].ToString();
        return new(ClientId.Told(context) ?? (client.Length is > 0 and <= LongestClient ? client : ClientId.Of(context)), [.. known])
        {
            Said = PathwayReports.Read(query[SaidPathways], query[SaidThroughputs]),
            IsHls = query.ContainsKey(Hls) || query.ContainsKey(PathwayReports.HlsPathway),
        };
    }

    /// <summary>The steering server for a title, as its client reached this one. Absolute: Shaka never asks again where it is told a path alone.</summary>
    public Uri ToUrl(HttpRequest request, string title) => new($"{request.Scheme}://{request.Host}{ToPath(title)}");

    private string ToPath(string title) => $"/{RootNames.Steering}/{Uri.EscapeDataString(title)}?client={Uri.EscapeDataString(Client)}"
        + (IsHls ? $"&{Hls}=1" : "")
        + (Known.Count > 0 ? $"&known={string.Join(',', Known)}" : "")
        + (Said.Pathways.Count > 0 ? $"&{PathwayReports.Write(SaidPathways, SaidThroughputs, Said)}" : "");
}
