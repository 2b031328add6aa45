using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StreamLab.Server;

/// <summary>
/// Refuses a GET or HEAD that brings a body, and closes its connection: nobody here reads one, and whoever stands before a server may see its end
/// elsewhere (request smuggling; RFC 9110, 9.3.1). Kestrel takes even <c>Content-Length: +5</c> for a length.
/// </summary>
internal static class UnexpectedBodies
{
    public static void RefuseUnexpectedBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))) return next(context);
        context.Response.Headers.Connection = "close";
        return context.FailAsync(400, "a GET has no body here");
    });
}
