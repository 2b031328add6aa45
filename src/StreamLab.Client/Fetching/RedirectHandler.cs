using System.Net;

namespace StreamLab.Client;

/// <summary>Follows redirects, at most five and to http or https only; any other one is left to the caller as the answer that it is.</summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostRedirects = 5;

    /// <summary>Of the answer that was left to the caller, in words; null where it is no redirect.</summary>
    public static string? WhyNotFollowed(HttpResponseMessage response)
    {
        if (!IsRedirect(response)) return null;
        return TargetOf(response, response.RequestMessage!.RequestUri!) is { } target
            ? $"more than {MostRedirects} redirects, the last one to {HttpUrl.Describe(target)}"
            : $"the server answers {(int)response.StatusCode} {response.StatusCode} and names no http or https URL to go to";
    }

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

    // Resolved against the base before its scheme is looked at: on Linux "/x" alone is a file URL.
    private static Uri? TargetOf(HttpResponseMessage response, Uri from) =>
        IsRedirect(response) && response.Headers.Location is { } location && Uri.TryCreate(from, location, out var target) && HttpUrl.IsHttp(target) ? target : null;

    private static bool IsRedirect(HttpResponseMessage response) => response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
