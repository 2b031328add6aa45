using Microsoft.AspNetCore.Http;
using StreamLab.Dash.Mpd;

namespace StreamLab.Server;

/// <summary>Where the edges have a title, for the client that asks.</summary>
/// <param name="signer">Null: URLs are not signed.</param>
internal sealed class TitleFolders(UrlSigner? signer)
{
    /// <summary>How long a manifest's URLs can be used: a long film and its pauses.</summary>
    private static readonly TimeSpan SignedFor = TimeSpan.FromHours(12);

    public Pathway On(EdgeRegistration edge, string title, HttpRequest request)
    {
        var folder = $"{Uri.EscapeDataString(title)}/";
        if (signer is not null) folder = $"{signer.Sign(title, SignedFor)}/{folder}";
        return new(edge.Name, new Uri(edge.UrlFor(request.Host.Host), folder));
    }
}
