using System.Net;
using System.Net.Http.Headers;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>
/// Fetches over HTTP, with connections of its own. No first byte within 4 s, no further byte within 3 s, or too few in 5 s (<see cref="Progress"/>) is a
/// failure; so is a body that is cut, or not what is known of it (<see cref="Expectation"/>; else not the one whose digest the server states).
/// </summary>
public sealed class HttpSegmentFetcher(string sessionId, CmcdMode cmcd, TimeProvider time, AddressPolicy? addresses = null) : ISegmentFetcher, IDisposable
{
    private static readonly Duration FirstBytePatience = Duration.FromSeconds(4);

    private readonly HttpClient _client = HttpConnections.Open(addresses ?? new AddressPolicy());

    public async Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        using var span = FetchTrace.Begin(request, sessionId);
        var result = await TryFetchAsync(request, observer, cancellation);
        FetchTrace.End(span, result);
        return result;
    }

    public void Dispose() => _client.Dispose();

    private async Task<FetchResult> TryFetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        using var timeout = new SilenceTimeout(time, cancellation);
        try
        {
            using var message = ToMessage(request);
            timeout.Within(FirstBytePatience);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            observer.FirstByte();
            if (HttpFailures.Of(response.StatusCode) is not RequestFailure.None and var refusal) return FetchResult.Failed(refusal);
            if (WhyNotThat(request, response) is not RequestFailure.None and var other) return FetchResult.Failed(other);
            return await ReceiveAsync(request, response, observer, timeout);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && HttpFailures.Of(e) is not RequestFailure.None)
        {
            return FetchResult.Failed(HttpFailures.Of(e));
        }
    }

    private HttpRequestMessage ToMessage(FetchRequest request)
    {
        var url = cmcd == CmcdMode.Query ? CmcdText.AppendTo(request.Url, request.Cmcd) : request.Url;
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.Add("streamlab-session", sessionId);
        message.Headers.Add("Accept-Encoding", "identity"); // what is measured is the media; coded content is read where it comes all the same
        if (RangeOf(request) is { } range) message.Headers.Range = new RangeHeaderValue(range.First, range.Last);
        if (cmcd != CmcdMode.Header) return message;
        foreach (var (name, value) in CmcdText.Headers(request.Cmcd)) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private async Task<FetchResult> ReceiveAsync(FetchRequest request, HttpResponseMessage response, IFetchObserver observer, SilenceTimeout timeout)
    {
        var progress = new Progress(time, request.Expected.LeastRate);
        if (IsProbe(request.Segment))
        {
            var failure = await BodyReader.ReadBeginningAsync(response, (int)request.Segment.Limit.Bytes, observer, progress, timeout);
            return new FetchResult { Failure = failure, PacingLag = ServerTiming.Of(response, "pacing") };
        }
        var (content, why) = await ReadAsync(request, response, observer, progress, timeout);
        return content is null ? FetchResult.Failed(why) : new FetchResult { Content = content, PacingLag = ServerTiming.Of(response, "pacing") };
    }

    /// <summary>The body as it was before any content coding, if it is what is known of it.</summary>
    private static async Task<(SegmentContent? Content, RequestFailure Failure)> ReadAsync(
        FetchRequest request, HttpResponseMessage response, IFetchObserver observer, Progress progress, SilenceTimeout timeout)
    {
        var (expected, codings) = (request.Expected, ContentCoding.Of(response));
        if (codings.Count == 0 && expected.Bytes is { } exact && StatedLength.Of(response) is { } stated && stated != exact)
            return (null, RequestFailure.Mismatch);
        using var digest = DigestCheck.Of(response, codings.Count == 0 ? expected.Digest : null);
        var (content, failure) = await BodyReader.ReadAsync(response, expected.MostBytes, observer, digest, progress, timeout);
        if (content is null) return (null, failure);
        var isWhole = PartialContent.IsWhole(response, content.Bytes.Length);
        if (isWhole && digest?.Matches() != false && ContentCoding.TryDecode(content, codings, expected.MostBytes, out content) && IsExpected(expected, content, codings.Count > 0))
            return (content, RequestFailure.None);
        content?.Dispose();
        return (null, RequestFailure.Mismatch);
    }

    private static bool IsExpected(Expectation expected, SegmentContent content, bool wasCoded) =>
        (expected.Bytes is not { } exact || content.Bytes.Length == exact)
        && (!wasCoded || expected.Digest is not { } digest || ReprDigest.Of(content.Bytes.Span) == digest);

    /// <summary>The range of the object, and of that as much as a probe wants.</summary>
    private static ByteRange? RangeOf(FetchRequest request)
    {
        if (!IsProbe(request.Segment)) return request.Range;
        var whole = request.Range ?? new ByteRange(0, long.MaxValue);
        return whole with { Last = Math.Min(whole.Last, whole.First + (long)request.Segment.Limit.Bytes - 1) };
    }

    /// <summary>The whole file in place of some bytes of it comes from a server that knows no ranges; a probe takes its beginning.</summary>
    private static RequestFailure WhyNotThat(FetchRequest request, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.PartialContent) return request.Range is null ? RequestFailure.None : RequestFailure.Refused;
        return PartialContent.Is(response, RangeOf(request)) ? RequestFailure.None : RequestFailure.Mismatch;
    }

    private static bool IsProbe(in SegmentRequest request) => request.Limit > DataSize.Zero;
}
