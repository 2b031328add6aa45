using System.Net;
using System.Net.Http.Headers;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>
/// Fetches whole objects from the origin. Only what has the announced length and digest comes out: never a half or a corrupt object. Each
/// request is made of the path alone; nothing of a client's query or header fields goes upstream.
/// </summary>
internal sealed class OriginClient(Uri origin, TimeProvider time) : IDisposable
{
    private const long LargestObject = 256 * 1024 * 1024;
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10), BodyWithin = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxConnectionsPerServer = 32, // with LargestObject it bounds the memory of fills
        ConnectTimeout = TimeSpan.FromSeconds(3),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<Fill> FetchAsync(string relative, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(HeadersWithin);
        try
        {
            using var response = await _client.GetAsync(new Uri(origin, relative), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            deadline.CancelAfter(BodyWithin);
            return await ReadAsync(response, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            return Fill.Failed(504, "the origin did not answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Fill.Failed(502, "the origin cannot be reached, or broke off");
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Fill> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return Fill.Failed((int)response.StatusCode, "the origin has no such file");
        if (response.StatusCode != HttpStatusCode.OK) return Fill.Failed(502, $"the origin answered {(int)response.StatusCode}");
        if (response.Content.Headers.ContentLength is not (>= 0 and <= LargestObject and var length))
            return Fill.Failed(502, $"the origin sent no length, or more than {LargestObject} bytes");

        var body = GC.AllocateUninitializedArray<byte>((int)length);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await stream.ReadExactlyAsync(body, cancellationToken);

        var digest = Sha256Of(response.Headers);
        if (digest is not null && digest != ReprDigest.Of(body)) return Fill.Failed(502, "what the origin sent does not have its digest");
        var type = response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream";
        var cacheControl = response.Headers.CacheControl?.ToString() ?? MediaFields.NoStore;
        return Fill.Of(new CachedObject(new(length, type, cacheControl, digest), body, time.GetTimestamp()));
    }

    /// <summary>Repr-Digest is a dictionary (RFC 9530, RFC 8941): <c>sha-512=:…:, sha-256=:…:</c>.</summary>
    private static string? Sha256Of(HttpResponseHeaders headers) =>
        headers.TryGetValues("Repr-Digest", out var values)
            ? values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).FirstOrDefault(ReprDigest.IsWellFormed)
            : null;
}
