using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>An error's body is one line of text; only that there is no such file may be cached, for a moment.</summary>
internal static class OneLineErrors
{
    public static Task FailAsync(this HttpContext context, int status, string line, string cacheControl = MediaFields.NoStore)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = cacheControl;
        return context.Response.WriteAsync(line + "\n");
    }

    /// <summary>What escapes a handler: nothing when the other side has gone, a bug otherwise.</summary>
    public static void UseOneLineErrors(this IApplicationBuilder app, Action<string> warn) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await EndAsync(context, e, warn);
        }
    });

    private static Task EndAsync(HttpContext context, Exception e, Action<string> warn)
    {
        if (e is OperationCanceledException || context.RequestAborted.IsCancellationRequested || context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }
        if (e is BadHttpRequestException bad) return context.FailAsync(bad.StatusCode, bad.Message);
        warn($"{context.Request.Method} {context.Request.Path}: {e.GetType().Name}: {e.Message}");
        return context.FailAsync(500, "the server failed");
    }
}
