using System.Net;
using System.Net.Http.Headers;
using StreamLab.Dash.Mpd;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>
/// Fetches over HTTP, with connections of its own. No first byte within 4 s, or no further byte within 3 s, is a failure; so is a body that
/// is cut, too long (256 MiB), or not the one whose digest the server states.
/// </summary>
public sealed class HttpSegmentFetcher(string sessionId, CmcdMode cmcd, TimeProvider time) : ISegmentFetcher, IDisposable
{
    private static readonly Duration FirstBytePatience = Duration.FromSeconds(4);

    private readonly HttpClient _client = HttpConnections.Open();

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
            // The whole file in place of some bytes of it: a server that knows no ranges.
            if (request.Range is { } range && !IsThat(range, response)) return FetchResult.Failed(RequestFailure.Refused);
            return await ReceiveAsync(request.Segment, response, observer, timeout);
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
        if (RangeOf(request) is { } range) message.Headers.Range = new RangeHeaderValue(range.First, range.Last);
        if (cmcd != CmcdMode.Header) return message;
        foreach (var (name, value) in CmcdText.Headers(request.Cmcd)) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static async Task<FetchResult> ReceiveAsync(SegmentRequest request, HttpResponseMessage response, IFetchObserver observer, SilenceTimeout timeout)
    {
        // A server may answer a range with the whole: what is over the probe's limit is not read.
        var limit = IsProbe(request) ? (int)request.Limit.Bytes : BodyReader.LongestBody;
        using var digest = IsProbe(request) ? null : DigestCheck.Of(response);
        var content = await BodyReader.ReadAsync(response, limit, observer, digest, timeout);
        var lag = ServerTiming.Of(response, "pacing");
        if (IsProbe(request))
        {
            content?.Dispose();
            return new FetchResult { PacingLag = lag };
        }
        if (content is not null && digest?.Matches() != false) return new FetchResult { Content = content, PacingLag = lag };
        content?.Dispose();
        return FetchResult.Failed(RequestFailure.Corrupt);
    }

    /// <summary>The range of the object, and of that as much as a probe wants.</summary>
    private static ByteRange? RangeOf(FetchRequest request)
    {
        if (!IsProbe(request.Segment)) return request.Range;
        var whole = request.Range ?? new ByteRange(0, long.MaxValue);
        return whole with { Last = Math.Min(whole.Last, whole.First + (long)request.Segment.Limit.Bytes - 1) };
    }

    private static bool IsThat(ByteRange range, HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == range.First;

    private static bool IsProbe(in SegmentRequest request) => request.Limit > DataSize.Zero;
}
