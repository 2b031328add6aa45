using System.Collections.Concurrent;
using System.Diagnostics;
using StreamLab.Client;
using StreamLab.Player;

namespace StreamLab.Server.Tests;

/// <summary>One segment's way through player, edge and origin is one trace (W3C Trace Context).</summary>
public sealed class TraceTests(LabFixture lab) : IClassFixture<LabFixture>, IFetchObserver
{
    private static readonly string[] Sources = [FetchTrace.SourceName, "Microsoft.AspNetCore", "System.Net.Http"];

    [Fact]
    public async Task A_segments_spans_hang_together_from_the_player_to_the_origin()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await FetchAsync();

        var player = ended.Single(span => span.Source.Name == FetchTrace.SourceName);
        while (ended.Count(span => span.TraceId == player.TraceId) < 5) await Task.Delay(20); // a server's span ends after its client's
        Activity[] way = [.. Chain(player, [.. ended.Where(span => span.TraceId == player.TraceId)])];
        Assert.Equal([FetchTrace.SourceName, "System.Net.Http", "Microsoft.AspNetCore", "System.Net.Http", "Microsoft.AspNetCore"], way.Select(span => span.Source.Name));
        Assert.Equal("lab-1", player.GetTagItem("streamlab.session"));
    }

    void IFetchObserver.FirstByte()
    {
    }

    void IFetchObserver.Arrived(int bytes)
    {
    }

    private async Task FetchAsync()
    {
        using var fetcher = new HttpSegmentFetcher("lab-1", CmcdMode.Off, TimeProvider.System);
        var cmcd = new CmcdReport { SessionId = "lab-1", ContentId = "noise", ObjectType = CmcdObjectType.Video };
        var request = new FetchRequest(new Uri(lab.Edge.Url, $"{TestTitle.Name}/low/00003.m4s"), new SegmentRequest(1, RequestPurpose.Media, 0, 0, 2, 0, DataSize.Zero, false), "", cmcd);
        var result = await fetcher.FetchAsync(request, this, CancellationToken.None);
        Assert.Equal(RequestFailure.None, result.Failure);
        result.Content?.Dispose();
    }

    private static IEnumerable<Activity> Chain(Activity from, IReadOnlyList<Activity> spans)
    {
        for (var at = from; at is not null; at = spans.FirstOrDefault(span => span.ParentSpanId == at.SpanId)) yield return at;
    }
}
