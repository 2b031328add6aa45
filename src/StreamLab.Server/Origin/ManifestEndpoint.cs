using System.Text;
using Microsoft.AspNetCore.Http;
using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Dash.Steering;

namespace StreamLab.Server;

/// <summary>Serves a title's manifests with every live edge in them, in the order that suits the client, and with who steers.</summary>
internal sealed class ManifestEndpoint(PathwayOrder order, bool steers, TitleFolders folders)
{
    private int _clients;

    /// <summary>Those of a title's files that name servers.</summary>
    public static bool IsManifest(Title title, MediaFile file) =>
        file == title.Find(SegmentFiles.Manifest) || file == title.Find(SegmentFiles.MasterPlaylist);

    public async Task ServeAsync(HttpContext context, Title title, MediaFile file)
    {
        var text = await File.ReadAllTextAsync(file.Path, context.RequestAborted);
        if (!WithEdges(context, text, title, file).TryGet(out var manifest, out var error))
        {
            await context.FailAsync(500, $"{title.Name}/{Path.GetFileName(file.Path)}: {error.Message}");
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(manifest);
        // Fresh for a moment only: the edges of the moment are in it.
        var fields = new MediaFields(bytes.Length, MediaType.Of(file.Path)!, MediaFields.Short, ReprDigest.Of(bytes));
        if (MediaResponse.TryBegin(context, fields, out var part))
            await context.Response.Body.WriteAsync(bytes.AsMemory((int)part.Start, (int)part.Length), context.RequestAborted);
    }

    private Dash.Result<string, ManifestError> WithEdges(HttpContext context, string text, Title title, MediaFile file)
    {
        // Several players behind one address are several clients: who says no name gets a number with the manifest.
        var client = ClientId.Told(context) ?? $"client-{Interlocked.Increment(ref _clients)}";
        Pathway[] pathways = [.. order.AllFor(title.Name, client).Select(edge => folders.On(edge, title.Name, context.Request))];
        if (pathways.Length == 0) return text;
        var isMpd = file == title.Find(SegmentFiles.Manifest);
        var steering = steers ? SteeringFor(context, title, new SteeringTicket(client, [.. pathways.Select(p => p.Name)]) { IsHls = !isMpd }) : null;
        return isMpd ? MpdRewriter.WithPathways(text, pathways, steering) : HlsRewriter.WithPathways(text, pathways, steering);
    }

    /// <summary>Players ask before they start: dash.js would else ask with the first start of the picture only, and never where that comes too early.</summary>
    private static ContentSteering SteeringFor(HttpContext context, Title title, SteeringTicket ticket) =>
        new(ticket.ToUrl(context.Request, title.Name), ticket.Known[0], QueryBeforeStart: true);
}
