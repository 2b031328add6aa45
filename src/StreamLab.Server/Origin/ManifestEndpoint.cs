using System.Text;
using Microsoft.AspNetCore.Http;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>Serves a title's MPD with every live edge as a BaseURL, so that a player learns of them by standard means.</summary>
/// <param name="signer">Null: URLs are not signed.</param>
internal sealed class ManifestEndpoint(EdgeRegistry edges, UrlSigner? signer)
{
    /// <summary>How long a manifest's URLs can be used: a long film and its pauses.</summary>
    private static readonly TimeSpan SignedFor = TimeSpan.FromHours(12);

    public async Task ServeAsync(HttpContext context, Title title, MediaFile file)
    {
        var text = await File.ReadAllTextAsync(file.Path, context.RequestAborted);
        if (!WithEdges(text, title).TryGet(out var mpd, out var error))
        {
            await context.FailAsync(500, $"{title.Name}/{SegmentFiles.Manifest}: {error.Message}");
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(mpd);
        // Fresh for a moment only: the edges of the moment are in it.
        var fields = new MediaFields(bytes.Length, MediaType.Of(SegmentFiles.Manifest)!, MediaFields.Short, ReprDigest.Of(bytes));
        if (MediaResponse.TryBegin(context, fields, out var part))
            await context.Response.Body.WriteAsync(bytes.AsMemory((int)part.Start, (int)part.Length), context.RequestAborted);
    }

    private Dash.Result<string, ManifestError> WithEdges(string mpd, Title title)
    {
        var folder = $"{Uri.EscapeDataString(title.Name)}/";
        if (signer is not null) folder = $"{signer.Sign(title.Name, SignedFor)}/{folder}";
        Pathway[] pathways = [.. edges.Live.Select(edge => new Pathway(edge.Name, new Uri(edge.Url, folder)))];
        return pathways.Length == 0 ? mpd : MpdRewriter.WithPathways(mpd, pathways);
    }
}
