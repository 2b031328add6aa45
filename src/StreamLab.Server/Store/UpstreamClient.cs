using System.Net.Http.Headers;

namespace StreamLab.Server;

/// <summary>
/// Asks upstream, the origin or another edge, for objects. A request is made of the path, of what is stored of the object, and of the edges
/// that it came through; nothing else of a client goes upstream, and redirects are not followed.
/// </summary>
internal sealed class UpstreamClient(Uri upstream, HopChain hops) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        MaxResponseHeadersLength = 32, // KiB
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <returns>When the header fields are there.</returns>
    public async Task<HttpResponseMessage> SendAsync(Fill fill, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(upstream, fill.Key));
        request.Headers.TryAddWithoutValidation(HopChain.Field, hops.Onward(fill.Hops));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCoding.None);
        if (fill.Stale is { Fields: var known }) AskAnew(request.Headers, known);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private static void AskAnew(HttpRequestHeaders headers, MediaFields known)
    {
        if (known.ETag is { } tag) headers.TryAddWithoutValidation("If-None-Match", tag);
        else headers.IfModifiedSince = known.LastModified;
    }
}
