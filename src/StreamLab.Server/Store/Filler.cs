using System.Net;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>Looks on disk, and makes the requests to upstream, as many at once as there are slots; judges the answers.</summary>
/// <param name="disk">Null: there is none.</param>
internal sealed class Filler(DiskTier? disk, UpstreamClient upstream, StoreClock clock, StoreMeter meter) : IDisposable
{
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);

    private static readonly BodyProblem OfAnother = new(502, "upstream says of another object than the one that is kept that it has not changed");

    private readonly FillSlots _slots = new();

    /// <returns>When upstream has answered or failed.</returns>
    public async Task<UpstreamTransfer> BeginAsync(Fill fill, CancellationToken stopping)
    {
        if (disk is not null && fill.Stale is null && await disk.FindAsync(fill.Key, stopping) is { } found)
            return Ended(FillHead.OnDisk(found), static () => { });
        meter.FillBegan(fill.IsPrefetch);
        if (!await _slots.EnterAsync(stopping)) return Ended(FillHead.Failed(new(503, "too many fills are under way")), static () => { });
        try
        {
            return await AskAsync(fill, stopping);
        }
        catch (OperationCanceledException)
        {
            return Ended(FillHead.Failed(new(504, "upstream did not answer in time")), _slots.Leave);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Ended(FillHead.Failed(new(502, "upstream cannot be reached, or broke off")), _slots.Leave);
        }
    }

    public void Dispose()
    {
        upstream.Dispose();
        _slots.Dispose();
    }

    private async Task<UpstreamTransfer> AskAsync(Fill fill, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(HeadersWithin);
        var sentAt = clock.Now;
        var response = await upstream.SendAsync(fill, deadline.Token);
        var delay = clock.Now - sentAt;
        var memory = new FillMemory(_slots);
        var head = WhyNot(fill, response, memory) is { } problem
            ? FillHead.Failed(problem with { UpstreamStatus = (int)response.StatusCode }, UpstreamFields.CacheStatus(response))
            : Accept(fill, response, delay);
        return new(head, response, memory, clock, meter, _slots.Leave);
    }

    private static BodyProblem? WhyNot(Fill fill, HttpResponseMessage response, FillMemory memory) => response.StatusCode switch
    {
        HttpStatusCode.NotModified when fill.Stale is { Fields: var kept } => UpstreamFields.IsOf(response, kept) ? null : OfAnother,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new((int)response.StatusCode, "the origin has no such file"),
        HttpStatusCode.LoopDetected => new(508, "upstream found that the edges before the origin form a loop"),
        not HttpStatusCode.OK => new(502, $"upstream answered {(int)response.StatusCode}"),
        _ when UnreadableCoding(response) is { } coding => new(502, $"upstream sent the {coding} though none was asked for"),
        _ when LengthOf(response) > UpstreamTransfer.LargestObject => new(502, $"upstream has more than {UpstreamTransfer.LargestObject} bytes"),
        _ when !memory.TryTake(LengthOf(response) ?? MediaBody.FirstRoom) => FillMemory.Exhausted,
        _ => null,
    };

    private static string? UnreadableCoding(HttpResponseMessage response)
    {
        var transfer = response.Headers.TransferEncoding.FirstOrDefault(coding => !coding.Value.Equals("chunked", StringComparison.OrdinalIgnoreCase));
        if (transfer is not null) return $"transfer coding {transfer.Value}";
        return ContentCoding.Of(response) is var coding && ContentCoding.CanBeTakenOff(coding) ? null : $"coding {coding}";
    }

    private FillHead Accept(Fill fill, HttpResponseMessage response, Duration delay)
    {
        var refreshed = response.StatusCode == HttpStatusCode.NotModified ? fill.Stale : null;
        var fields = UpstreamFields.Read(response, refreshed is null ? LengthOf(response) : refreshed.Fields.Length, refreshed?.Fields);
        var facts = UpstreamFields.Facts(response, fields);
        var freshness = Freshness.Of(facts, clock.Now, delay, clock.Calendar);
        var body = refreshed?.Body ?? MediaBody.Expecting((int?)fields.Length);
        return new(new(fields, freshness, body), null, (int)response.StatusCode, UpstreamFields.CacheStatus(response), facts.MayBeStored && IsEndMarked(response, fields));
    }

    /// <returns>Null where upstream does not say it, says that of the coded object, or sends chunks, which count and not what it says beside them.</returns>
    private static long? LengthOf(HttpResponseMessage response) =>
        response.Headers.TransferEncodingChunked == true || ContentCoding.Of(response) is not null ? null : response.Content.Headers.ContentLength;

    /// <summary>A body that ends where the connection is closed may have been cut off: it is passed on, and not kept.</summary>
    private static bool IsEndMarked(HttpResponseMessage response, MediaFields fields) =>
        fields.Length is not null || fields.Digest is not null || response.Content.Headers.ContentLength is not null
        || response.Headers.TransferEncodingChunked == true || response.Version.Major >= 2;

    private UpstreamTransfer Ended(FillHead head, Action end) => new(head, null, new FillMemory(_slots), clock, meter, end);
}
