using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Prometheus;
using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary>
/// One server's figures in the text format of Prometheus, at <c>GET /metrics</c>. Labels have few values each: no session, client or path is one.
/// </summary>
internal sealed class ServerMetrics
{
    private static readonly double[] Seconds = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
    private static readonly double[] BufferSeconds = [0.5, 1, 2, 4, 8, 15, 30, 60];
    private static readonly double[] BitsPerSecond = [2e5, 4e5, 8e5, 1.5e6, 3e6, 6e6, 12e6, 25e6];

    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly Counter _requests, _bytes, _cache, _collapsed, _invalid;
    private readonly Gauge _active;
    private readonly Histogram _duration, _lag, _buffer, _bitrate;

    public ServerMetrics()
    {
        Factory = Metrics.WithCustomRegistry(_registry);
        _requests = Factory.CreateCounter("streamlab_requests_total", "Requests answered.", ["kind", "status"]);
        _bytes = Factory.CreateCounter("streamlab_response_bytes_total", "Bytes of the bodies of whole responses.", ["kind"]);
        _cache = Factory.CreateCounter("streamlab_cache_requests_total", "Requests by what the cache did (RFC 9211).", ["result"]);
        _collapsed = Factory.CreateCounter("streamlab_cache_collapsed_total", "Requests that waited for a fill that another had begun.");
        _invalid = Factory.CreateCounter("streamlab_cmcd_invalid_total", "Values of CMCD that its specification does not allow: counted here, used nowhere.", ["key"]);
        _active = Factory.CreateGauge("streamlab_active_requests", "Requests that are being answered.");
        _duration = Factory.CreateHistogram("streamlab_request_seconds", "From a request to the end of its response.", ["kind"], new() { Buckets = Seconds });
        _lag = Factory.CreateHistogram("streamlab_pacer_lag_seconds", "How far the pacer was behind its schedule at worst, between two responses.", new HistogramConfiguration { Buckets = Seconds });
        _buffer = Factory.CreateHistogram("streamlab_cmcd_buffer_seconds", "Playout buffer that players report (CMCD bl).", new HistogramConfiguration { Buckets = BufferSeconds });
        _bitrate = Factory.CreateHistogram("streamlab_cmcd_bitrate_bits_per_second", "Declared rate that players ask for (CMCD br).", new HistogramConfiguration { Buckets = BitsPerSecond });
    }

    /// <summary>For the figures that only some servers have.</summary>
    public IMetricFactory Factory { get; }

    /// <summary>Asked before the figures are read.</summary>
    public void BeforeReading(Action update) => _registry.AddBeforeCollectCallback(update);

    public void Map(IEndpointRouteBuilder app) => app.MapGet($"/{RootNames.Metrics}", context =>
    {
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        context.Response.Headers.CacheControl = MediaFields.NoStore;
        return _registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
    });

    public void Began() => _active.Inc();

    /// <param name="bytes">Of its body; null when it did not come to its end.</param>
    public void Ended(string kind, int status, long? bytes, TimeSpan duration, CacheOutcome? cache, Cmcd cmcd, double? pacerLagMs)
    {
        _active.Dec();
        _duration.WithLabels(kind).Observe(duration.TotalSeconds);
        if (bytes is { } sent) _bytes.WithLabels(kind).Inc(sent);
        if (cache is { } outcome)
        {
            _cache.WithLabels(outcome.Name).Inc();
            if (outcome.Collapsed) _collapsed.Inc();
        }
        if (pacerLagMs is { } lag) _lag.Observe(lag / 1000);
        if (cmcd.Items.Count > 0) Report(kind, cmcd);
        _requests.WithLabels(kind, status.ToString()).Inc(); // last: who sees it counted sees the rest
    }

    private void Report(string kind, Cmcd cmcd)
    {
        foreach (var key in cmcd.Invalid) _invalid.WithLabels(key).Inc(); // the keys that have a rule: a few
        if (kind != "segment") return;
        if (cmcd.Number("bl") is { } level) _buffer.Observe(level / 1000);
        if (cmcd.Number("br") is { } kbps) _bitrate.Observe(kbps * 1000);
    }
}
