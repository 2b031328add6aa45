using System.Net;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>Looks on disk, and makes the requests to upstream, as many at once as there are slots; judges the answers.</summary>
/// <param name="disk">Null: there is none.</param>
internal sealed class Filler(DiskTier? disk, UpstreamClient upstream, StoreClock clock, StoreMeter meter) : IDisposable
{
    private const long LargestObject = 256 * 1024 * 1024;
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);

    private readonly FillSlots _slots = new();

    /// <returns>When upstream has answered or failed.</returns>
    public async Task<UpstreamTransfer> BeginAsync(Fill fill, CancellationToken stopping)
    {
        if (disk is not null && fill.Stale is null && await disk.FindAsync(fill.Key, stopping) is { } found)
            return new(FillHead.OnDisk(found), null, meter, static () => { });
        meter.FillBegan(fill.IsPrefetch);
        if (!await _slots.EnterAsync(stopping)) return Failed(new(503, "too many fills are under way"), static () => { });
        try
        {
            return await AskAsync(fill, stopping);
        }
        catch (OperationCanceledException)
        {
            return Failed(new(504, "upstream did not answer in time"), _slots.Leave);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Failed(new(502, "upstream cannot be reached, or broke off"), _slots.Leave);
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
        var head = WhyNot(fill, response) is { } problem
            ? FillHead.Failed(problem with { UpstreamStatus = (int)response.StatusCode }, UpstreamFields.CacheStatus(response))
            : Accept(fill, response, delay);
        var reserved = head.Object is { Body.IsWhole: false } ? head.Object.Fields.Length : 0;
        return new(head, response, meter, () =>
        {
            if (reserved > 0) _slots.GiveBack(reserved);
            _slots.Leave();
        });
    }

    private BodyProblem? WhyNot(Fill fill, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.NotModified when fill.Stale is not null => null,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new((int)response.StatusCode, "the origin has no such file"),
        HttpStatusCode.LoopDetected => new(508, "upstream found that the edges before the origin form a loop"),
        not HttpStatusCode.OK => new(502, $"upstream answered {(int)response.StatusCode}"),
        _ when response.Content.Headers.ContentEncoding.Any(coding => coding != "identity") => new(502, "upstream sent a coding that nobody asked for"),
        _ when response.Content.Headers.ContentLength is not (>= 0 and <= LargestObject) =>
            new(502, $"upstream sent no length, or more than {LargestObject} bytes"),
        _ when !_slots.TryReserve(response.Content.Headers.ContentLength.Value) => new(503, "there is no memory for more fills"),
        _ => null,
    };

    private FillHead Accept(Fill fill, HttpResponseMessage response, Duration delay)
    {
        var refreshed = response.StatusCode == HttpStatusCode.NotModified ? fill.Stale : null;
        var fields = UpstreamFields.Read(response, refreshed?.Fields.Length ?? response.Content.Headers.ContentLength!.Value, refreshed?.Fields);
        var facts = UpstreamFields.Facts(response, fields);
        var freshness = Freshness.Of(facts, clock.Now, delay, clock.Calendar);
        var body = refreshed?.Body ?? MediaBody.Expecting((int)fields.Length);
        return new(new(fields, freshness, body), null, (int)response.StatusCode, UpstreamFields.CacheStatus(response), facts.MayBeStored);
    }

    private UpstreamTransfer Failed(BodyProblem problem, Action end) => new(FillHead.Failed(problem), null, meter, end);
}
