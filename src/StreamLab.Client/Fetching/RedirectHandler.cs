using System.Net;

namespace StreamLab.Client;

/// <summary>Follows redirects, at most five and to http or https only; any other one is left to the caller as the answer that it is.</summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostRedirects = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var followed = 0; ; followed++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (followed == MostRedirects || TargetOf(response, request.RequestUri!) is not { } target) return response;
            response.Dispose();
            request.RequestUri = target;
        }
    }

    private static Uri? TargetOf(HttpResponseMessage response, Uri from)
    {
        var redirects = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        // Resolved against the base before its scheme is looked at: on Linux "/x" alone is a file URL.
        return redirects && response.Headers.Location is { } location && Uri.TryCreate(from, location, out var target) && HttpUrl.IsHttp(target) ? target : null;
    }
}
