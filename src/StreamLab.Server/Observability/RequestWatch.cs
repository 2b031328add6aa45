using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Looks at each request when it has ended: for the metrics, and for the access log if there is one.</summary>
internal sealed class RequestWatch(string server, ServerMetrics metrics, AccessLog? log, TimeProvider time)
{
    public void UseIn(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var startedAt = time.GetTimestamp();
        metrics.Began();
        try
        {
            await next(context);
        }
        finally
        {
            Ended(context, time.GetElapsedTime(startedAt));
        }
    });

    private void Ended(HttpContext context, TimeSpan duration)
    {
        var (request, response) = (context.Request, context.Response);
        var cache = CacheOutcome.Of(response.Headers["Cache-Status"].ToString());
        var cmcd = Cmcd.Of(request);
        var isComplete = !context.RequestAborted.IsCancellationRequested;
        metrics.Ended(RequestKind.Of(request.Path), response.StatusCode, isComplete ? response.ContentLength : null, duration, cache, cmcd, PacerLagMs(response.Headers["Server-Timing"].ToString()));
        log?.Add(new AccessRecord(
            time.GetUtcNow(), server, ClientId.Of(context), request.Method, request.Path.Value ?? "", response.StatusCode, response.ContentLength,
            duration.TotalMilliseconds, isComplete, cache?.Name, Activity.Current?.TraceId.ToHexString(), cmcd));
    }

    private static double? PacerLagMs(string timing)
    {
        const string Metric = "pacing;dur=";
        var isThere = timing.StartsWith(Metric, StringComparison.Ordinal);
        return isThere && double.TryParse(timing.AsSpan(Metric.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;
    }
}
