using System.Net;

namespace StreamLab.Client;

/// <summary>Makes the HTTP client of a session: its own connections, kept warm between segments.</summary>
internal static class HttpConnections
{
    public static HttpClient Open() => new(new RedirectHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None, // sizes are measured, and a small answer must not become a huge one
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2), // longer than a full buffer lasts
        MaxResponseDrainSize = 16 * 1024, // what is given up costs no bandwidth: its connection is closed instead
    }))
    {
        Timeout = Timeout.InfiniteTimeSpan, // each wait has its own bound
    };
}
