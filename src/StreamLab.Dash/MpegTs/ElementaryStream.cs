using System.Buffers;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.MpegTs;

/// <summary>The queue of one component's samples, with the times they get in the stream.</summary>
internal sealed class ElementaryStream(StreamKind kind)
{
    /// <summary>Pictures that encoders commonly reorder by, two with a pyramid of B pictures; a first Segment that needs more gets it.</summary>
    private const int CommonReordering = 2;

    private readonly Queue<Pending> _pending = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private long? _reordering;
    private long _lastDecodeTime = long.MinValue; // of those appended
    private long _lastDequeued = long.MinValue;

    public StreamKind Kind => kind;
    public int Count => _pending.Count;
    public long NextDecodeTime => _pending.Peek().DecodeTime;

    /// <summary>Until when the units last that were dequeued.</summary>
    public long End { get; private set; } = TransportClock.FromTimeline(Duration.Zero);

    public void Append(Track track, ReadOnlyMemory<byte> segment, Duration timelineOffset, long until)
    {
        var samples = MediaSegment.Read(segment.Span, track);
        _reordering ??= ReorderingOf(samples, track);
        var presentation = samples.Select(sample => TransportClock.FromMedia(sample.PresentationTime, track.Timescale, timelineOffset)).ToArray();
        var decode = samples.Select(sample => TransportClock.FromMedia(sample.DecodeTime, track.Timescale, timelineOffset) - _reordering.Value).ToArray();
        DecodeBeforePresentation(decode, presentation);
        foreach (var (i, sample) in samples.Index())
        {
            if (presentation[i] >= until) continue;
            _lastDecodeTime = Math.Max(decode[i], _lastDecodeTime + 1);
            var end = TransportClock.FromMedia(sample.PresentationTime + sample.Duration, track.Timescale, timelineOffset);
            _pending.Enqueue(new Pending(track, segment.Slice((int)sample.Offset, sample.Size), _lastDecodeTime, presentation[i], end, sample.IsSync));
        }
    }

    /// <summary>How many units, in decoding order, are needed to present everything before a time.</summary>
    public int CountUntil(long presentationTime)
    {
        var (count, index) = (0, 0);
        foreach (var pending in _pending)
        {
            index++;
            if (pending.PresentationTime < presentationTime) count = index;
        }
        return count;
    }

    /// <summary>The next unit in the stream's own format; its bytes are good until the next call.</summary>
    public AccessUnit Dequeue()
    {
        var pending = _pending.Dequeue();
        (_lastDequeued, End) = (pending.DecodeTime, Math.Max(End, pending.EndTime));
        _bytes.ResetWrittenCount();
        if (pending.Track.Video is { } video) AnnexB.Write(pending.Sample.Span, video.Avc, pending.IsSync, _bytes);
        else Adts.Write(pending.Sample.Span, pending.Track.Audio!.Aac, _bytes);
        return new AccessUnit(_bytes.WrittenMemory, pending.DecodeTime, pending.PresentationTime, pending.IsSync);
    }

    public void Discard()
    {
        _pending.Clear();
        _lastDecodeTime = _lastDequeued;
    }

    // CMAF lets pictures be shown before their decode time (negative composition offsets); a transport stream does not.
    private static long ReorderingOf(List<Sample> samples, Track track)
    {
        if (samples.Count == 0 || track.Type != ContentType.Video) return 0;
        var earliest = Math.Max(samples.Max(sample => -(long)sample.CompositionOffset), (long)CommonReordering * samples[0].Duration);
        return (long)Math.Ceiling((double)earliest / track.Timescale * TransportClock.TicksPerSecond);
    }

    // A later Segment may reorder more than was allowed for: then its pictures are decoded in quicker succession.
    private static void DecodeBeforePresentation(long[] decode, long[] presentation)
    {
        var latest = long.MaxValue;
        for (var i = decode.Length - 1; i >= 0; i--)
        {
            latest = Math.Min(latest - 1, presentation[i]);
            decode[i] = Math.Min(decode[i], latest);
        }
    }

    private readonly record struct Pending(Track Track, ReadOnlyMemory<byte> Sample, long DecodeTime, long PresentationTime, long EndTime, bool IsSync);
}
