using System.Net;
using System.Net.Sockets;

namespace StreamLab.Client;

/// <summary>Makes the HTTP client of a session: its own connections, kept warm between segments, to addresses that are admitted.</summary>
internal static class HttpConnections
{
    public static HttpClient Open(AddressPolicy policy) => new(new RedirectHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None, // sizes are measured, and a small answer must not become a huge one
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2), // longer than a full buffer lasts
        MaxResponseDrainSize = 16 * 1024, // what is given up costs no bandwidth: its connection is closed instead
        ConnectCallback = (context, cancellation) => ConnectAsync(context, policy, cancellation),
    }))
    {
        Timeout = Timeout.InfiniteTimeSpan, // each wait has its own bound
    };

    /// <summary>A name is looked up once, and it is the addresses found that are looked at and connected to: no second answer can differ.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, AddressPolicy policy, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        if (!IsProxy(context)) addresses = Array.FindAll(addresses, address => policy.Admits(AddressScopes.Of(address)));
        if (addresses.Length == 0) throw new ForbiddenAddressException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The user's own proxy, if there is one, may be anywhere; what it connects to is its own affair.</summary>
    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        HttpClient.DefaultProxy.GetProxy(context.InitialRequestMessage.RequestUri!) is { } proxy
        && proxy.Port == context.DnsEndPoint.Port && proxy.IdnHost == context.DnsEndPoint.Host;
}
