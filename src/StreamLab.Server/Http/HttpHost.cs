using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StreamLab.Server;

/// <summary>One Kestrel on one port, with the limits that all servers here share, and its control token's file.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerOptions _options;

    private HttpHost(WebApplication app, ServerOptions options, string token, ServerMetrics metrics)
    {
        (_app, _options, Token, Metrics) = (app, options, token, metrics);
        Uri[] urls = [.. app.Urls.Select(url => new Uri(url))];
        (Url, Http2Url) = (urls[0], urls.ElementAtOrDefault(1));
        options.Tokens.Write(Url.Port, Token);
    }

    /// <summary>With the real port.</summary>
    public Uri Url { get; }

    /// <summary>For HTTP/2 without TLS; null where it is not served.</summary>
    public Uri? Http2Url { get; }

    /// <summary>Opens the control endpoints.</summary>
    public string Token { get; }

    /// <summary>What <c>/metrics</c> tells; servers add what only they know.</summary>
    public ServerMetrics Metrics { get; }

    /// <summary>Method and path of each endpoint, as they are mapped: <c>GET /steering/{title}</c>.</summary>
    public IReadOnlyList<string> Endpoints =>
    [
        .. from endpoint in ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
           select $"{method} {endpoint.RoutePattern.RawText}",
    ];

    /// <param name="name">In the access log.</param>
    /// <param name="map">Given the application and its control token.</param>
    /// <exception cref="ServerStartException">The port is taken or not allowed.</exception>
    public static async Task<HttpHost> StartAsync(string name, ServerOptions options, Action<WebApplication, string> map, CancellationToken cancellationToken)
    {
        var token = ControlToken.Create();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, BlockPoolFactory>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        var app = builder.Build();
        var metrics = new ServerMetrics();
        new RequestWatch(name, metrics, options.AccessLog, options.Time).UseIn(app);
        app.UseOneLineErrors(options.Warn);
        app.UseKnownHosts();
        app.RefuseUnexpectedBodies();
        app.MapHealthAndTime(options.Time);
        metrics.Map(app);
        map(app, token);
        app.UseRouting(); // after what needs no endpoint
        try
        {
            await app.StartAsync(cancellationToken);
            return new HttpHost(app, options, token, metrics);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (WhyNot(e, options.Port) is { } problem) throw new ServerStartException(problem, e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _options.Tokens.Remove(Url.Port, Token);
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        Listen(options.Port, HttpProtocols.Http1);
        if (options.Http2Port is { } http2) Listen(http2, HttpProtocols.Http2);
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(8);
        kestrel.Limits.KeepAliveTimeout = options.KeepAlive.ToTimeSpan();
        kestrel.Limits.MinResponseDataRate = null; // it cuts throttled transfers; WriteDeadline bounds slow readers instead
        kestrel.Limits.MaxConcurrentConnections = 4096;
        kestrel.Limits.MaxRequestBodySize = JsonBody.MaxBytes;

        void Listen(int port, HttpProtocols protocols) => kestrel.Listen(options.Address, port, listen =>
        {
            listen.Protocols = protocols;
            ConnectionStart.WatchOn(listen);
            if (protocols == HttpProtocols.Http1) SocketOutput.UseOn(listen); // the streams of HTTP/2 are interleaved on their way
        });
    }

    private static string? WhyNot(Exception e, int port) => e switch
    {
        IOException { InnerException: AddressInUseException } => $"port {port} is in use: choose another with --port, or 0 for any that is free",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => $"port {port} may not be opened by this user: choose one above 1023",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "the address to listen on is not one of this machine",
        _ => null,
    };
}
