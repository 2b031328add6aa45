using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// Lets a control request through that carries the token, comes from no foreign page, and is JSON. The token alone would do; the others keep
/// a page that has somehow learnt it from using it, and make a browser ask before it sends (no CORS here: the answer is no).
/// </summary>
internal static class ControlGuard
{
    public static TBuilder RequireToken<TBuilder>(this TBuilder endpoints, params string[] tokens) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => WhyNot(context.Request, tokens) is var (status, line) ? context.FailAsync(status, line) : next(context);
        });
        return endpoints;
    }

    private static (int Status, string Line)? WhyNot(HttpRequest request, string[] tokens)
    {
        if (!HasToken(request, tokens)) return (401, "the token is missing or wrong: send Authorization: Bearer with the one from the server's start");
        if (!IsSameOrigin(request)) return (403, "control is not for pages of another origin");
        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType()) return (415, "send application/json");
        return null;
    }

    /// <summary>Browsers send Origin with every POST and Sec-Fetch-Site with every request; other programs send neither.</summary>
    internal static bool IsSameOrigin(HttpRequest request)
    {
        var (origin, site) = (request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());
        return (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}") && site is "" or "same-origin" or "none";
    }

    private static bool HasToken(HttpRequest request, string[] tokens) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given)
        && given is { Scheme: "Bearer", Parameter: { } parameter }
        && tokens.Any(token => ControlToken.AreEqual(token, parameter));
}
