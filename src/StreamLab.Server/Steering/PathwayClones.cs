using Microsoft.AspNetCore.Http;
using StreamLab.Dash.Hls;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Dash.Steering;

namespace StreamLab.Server;

/// <summary>
/// Edges that a player's manifest does not name, told in the way that it can use. DASH players put host and port in another's place, but keep its scheme.
/// hls.js keeps the port as well: HLS players are told where each playlist is.
/// </summary>
internal sealed class PathwayClones(TitleCatalog catalog, EdgeRegistry edges, TitleFolders folders)
{
    /// <param name="ticket">Where it names no known pathway, its player could use no clone.</param>
    public async Task<IReadOnlyList<PathwayClone>> ForAsync(HttpContext context, string title, SteeringTicket ticket, IReadOnlyList<EdgeRegistration> wanted)
    {
        var known = ticket.Known;
        var late = known.Count == 0 ? [] : wanted.Where(edge => !known.Contains(edge.Name)).ToArray();
        if (late.Length == 0) return [];
        if (!ticket.IsHls) return [.. late.Select(edge => ForDash(edge, known, context.Request)).OfType<PathwayClone>()];
        if (!catalog.TryFind($"/{title}/{SegmentFiles.MasterPlaylist}", out _, out var file)) return [];
        var master = await File.ReadAllTextAsync(file.Path, context.RequestAborted);
        return [.. late.Select(edge => new PathwayClone(known[0], edge.Name, null, HlsRewriter.PlaylistsOn(master, folders.On(edge, title, context.Request))))];
    }

    /// <summary>All edges have the titles at the same paths. Of one that is gone nobody knows the scheme any more: its player still does.</summary>
    private PathwayClone? ForDash(EdgeRegistration edge, IReadOnlyList<string> known, HttpRequest request) =>
        known.FirstOrDefault(name => edges.Find(name) is not { } other || other.Url.Scheme == edge.Url.Scheme) is { } copied
            ? new(copied, edge.Name, edge.UrlFor(request.Host.Host).Authority)
            : null;
}
