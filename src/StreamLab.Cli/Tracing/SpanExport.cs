using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StreamLab.Client;

namespace StreamLab.Cli.Tracing;

/// <summary>
/// Sends the spans of players and servers to an OpenTelemetry collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; the exporter reads its
/// other settings from the environment, too. Without it nobody traces, and nothing is made.
/// </summary>
internal static class SpanExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <returns>To be ended last, so that all is sent; null when nothing is to be sent.</returns>
    public static IDisposable? Start() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint))
        ? null
        : Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("streamlab"))
            .AddSource(FetchTrace.SourceName, "Microsoft.AspNetCore", "System.Net.Http")
            .AddOtlpExporter()
            .Build();
}
