using System.Buffers;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>Servers made of numbers: each answers after a while and then delivers at a constant rate, or fails as told.</summary>
internal sealed class ScriptedFetcher(TimeProvider time) : ISegmentFetcher
{
    private static readonly Duration Part = Duration.FromMilliseconds(20);

    public const int InitializationBytes = 800;

    public Duration TimeToFirstByte { get; set; } = Duration.FromMilliseconds(50);
    public Func<FetchRequest, Bitrate> Rate { get; set; } = _ => Bitrate.FromMbps(5);
    public Func<FetchRequest, RequestFailure> Failure { get; set; } = _ => RequestFailure.None;

    /// <summary>What happens between the first byte and the loop hearing of it.</summary>
    public Action AfterFirstByte { get; set; } = () => { };

    /// <summary>Between the last byte and the end of the fetch: time to look into the content.</summary>
    public Duration Afterwards { get; set; }

    public List<FetchRequest> Requests { get; } = [];
    public int Running { get; private set; }

    public async Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        Requests.Add(request);
        Running++;
        try
        {
            await Task.Delay(TimeToFirstByte.ToTimeSpan(), time, cancellation);
            if (Failure(request) is not RequestFailure.None and var failure) return FetchResult.Failed(failure);
            observer.FirstByte();
            AfterFirstByte();
            await DeliverAsync(request, observer, cancellation);
            await Task.Delay(Afterwards.ToTimeSpan(), time, cancellation);
            return request.Segment.Purpose == RequestPurpose.Probe ? new FetchResult() : new FetchResult { Content = Nothing() };
        }
        finally
        {
            Running--;
        }
    }

    public static int SizeOf(FetchRequest request) => request.Segment.Purpose switch
    {
        RequestPurpose.Initialization => InitializationBytes,
        RequestPurpose.Probe => (int)request.Segment.Limit.Bytes,
        _ => (int)(request.Cmcd.EncodedBitrate!.Value * request.Cmcd.ObjectDuration!.Value).Bytes,
    };

    public static SegmentContent Nothing() => new(MemoryPool<byte>.Shared.Rent(1), 0);

    private async Task DeliverAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        for (var left = SizeOf(request); left > 0;)
        {
            var bytes = Math.Min(left, (int)Math.Ceiling((Rate(request) * Part).Bytes));
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Round((DataSize.FromBytes(bytes) / Rate(request)).Milliseconds)), time, cancellation);
            observer.Arrived(bytes);
            left -= bytes;
        }
    }
}
