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
        var client = log is null ? "" : ClientId.Of(context); // only the log tells clients apart
        var record = new AccessRecord(
            time.GetUtcNow(), server, client, request.Method, request.Path.Value ?? "", response.StatusCode, response.ContentLength,
            duration.TotalMilliseconds, !context.RequestAborted.IsCancellationRequested, cache?.Name, Activity.Current?.TraceId.ToHexString(), Cmcd.Of(request));
        metrics.Ended(RequestKind.Of(request.Path), record, cache, PacerLagMs(response.Headers["Server-Timing"].ToString()));
        log?.Add(record);
    }

    private static double? PacerLagMs(string timing)
    {
        const string Metric = "pacing;dur=";
        var isThere = timing.StartsWith(Metric, StringComparison.Ordinal);
        return isThere && double.TryParse(timing.AsSpan(Metric.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;
    }
}
