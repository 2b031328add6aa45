using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StreamLab.Server;

/// <summary>One Kestrel on one port of its addresses, with the limits that all servers here share, and its control token's file.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerOptions _options;

    private HttpHost(WebApplication app, ServerOptions options, Ports ports, string token, ServerMetrics metrics)
    {
        (_app, _options, Token, Metrics) = (app, options, token, metrics);
        (Url, Http2Url) = (At(ports.Http), ports.Http2 is { } http2 ? At(http2) : null);
        options.Tokens.Write(Url.Port, Token);

        Uri At(int port) => new UriBuilder(Uri.UriSchemeHttp, options.Host.ToString(), port).Uri;
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

    private readonly record struct Ports(int Http, int? Http2);

    /// <param name="name">In the access log.</param>
    /// <param name="map">Given the application and its control token.</param>
    /// <exception cref="ServerStartException">The port is taken or not allowed.</exception>
    public static async Task<HttpHost> StartAsync(string name, ServerOptions options, Action<WebApplication, string> map, CancellationToken cancellationToken)
    {
        var token = ControlToken.Create();
        using var sockets = new ListenSockets();
        var ports = new Ports(sockets.Take(options.Addresses, options.Port), options.Http2Port is { } http2 ? sockets.Take(options.Addresses, http2) : null);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, ports));
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = sockets.HandOver);
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
            return new HttpHost(app, options, ports, token, metrics);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _options.Tokens.Remove(Url.Port, Token);
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options, Ports ports)
    {
        foreach (var address in options.Addresses)
        {
            Listen(address, ports.Http, HttpProtocols.Http1);
            if (ports.Http2 is { } http2) Listen(address, http2, HttpProtocols.Http2);
        }
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(8);
        kestrel.Limits.KeepAliveTimeout = options.KeepAlive.ToTimeSpan();
        kestrel.Limits.MinResponseDataRate = null; // it cuts throttled transfers; WriteDeadline bounds slow readers instead
        kestrel.Limits.MaxConcurrentConnections = 4096;
        kestrel.Limits.MaxRequestBodySize = JsonBody.MaxBytes;

        void Listen(IPAddress address, int port, HttpProtocols protocols) => kestrel.Listen(address, port, listen =>
        {
            listen.Protocols = protocols;
            ConnectionStart.WatchOn(listen);
            if (protocols == HttpProtocols.Http1) SocketOutput.UseOn(listen); // the streams of HTTP/2 are interleaved on their way
        });
    }
}
