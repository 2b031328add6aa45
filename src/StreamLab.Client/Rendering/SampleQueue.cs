using StreamLab.Dash.Cmaf;

namespace StreamLab.Client;

/// <summary>The samples of one track that wait to be played, in the order of decoding. Their memory goes back when the last of a segment is gone.</summary>
internal sealed class SampleQueue
{
    private static readonly Duration Tick = Duration.FromSeconds(1 / 90_000.0); // of MPEG-TS

    private readonly Queue<Waiting> _samples = new();
    private Duration? _offset; // from the track's own time to the media timeline: constant in a Period
    private Duration _lastDecodeAt = new(double.NegativeInfinity);
    private SegmentMedia? _finished;

    public bool IsEmpty => _samples.Count == 0;
    public Waiting First => _samples.Peek();

    /// <summary>How long the sample lasts that was taken last.</summary>
    public Duration LastDuration { get; private set; }

    public void Append(SegmentMedia media)
    {
        var (track, samples) = (media.Content.Track!, media.Content.Samples);
        double Seconds(long ticks) => (double)ticks / track.Timescale;
        _offset ??= media.Segment.Start - new Duration(Seconds(samples.Min(s => s.PresentationTime)));
        // Where pictures are shown before they are decoded (negative offsets), all are decoded earlier.
        var reorder = Math.Max(0, samples.Max(s => s.DecodeTime - s.PresentationTime));
        foreach (var (i, sample) in samples.Index())
        {
            var (shown, decoded) = (_offset.Value + new Duration(Seconds(sample.PresentationTime)), _offset.Value + new Duration(Seconds(sample.DecodeTime - reorder)));
            _samples.Enqueue(new Waiting(media, sample, decoded, shown, IsLast: i == samples.Count - 1));
        }
    }

    public AccessUnit Take(Duration shift)
    {
        var next = Dequeue();
        var track = next.Media.Content.Track!;
        LastDuration = new Duration((double)next.Sample.Duration / track.Timescale);
        _lastDecodeAt = Duration.Max(next.DecodeAt + shift, _lastDecodeAt + Tick);
        var bytes = next.Media.Content.Bytes.Slice((int)next.Sample.Offset, next.Sample.Size);
        return new AccessUnit(track, bytes, _lastDecodeAt, next.ShowAt + shift, next.Sample.IsSync);
    }

    /// <summary>Drops what comes before the last sync sample that is shown at or before a position.</summary>
    public void DropToSyncSampleAt(Duration position)
    {
        var place = _samples.Index().Where(s => s.Item.Sample.IsSync && s.Item.ShowAt <= position).Select(s => s.Index).LastOrDefault();
        while (place-- > 0) Dequeue();
    }

    public void DropBefore(Duration position)
    {
        while (!IsEmpty && First.ShowAt < position) Dequeue();
    }

    public void Clear()
    {
        while (!IsEmpty) Dequeue();
    }

    /// <summary>The memory of a finished segment is returned one sample later: the last one's bytes are still in use.</summary>
    private Waiting Dequeue()
    {
        _finished?.Dispose();
        var next = _samples.Dequeue();
        _finished = next.IsLast ? next.Media : null;
        return next;
    }

    /// <summary>A sample on the media timeline.</summary>
    internal readonly record struct Waiting(SegmentMedia Media, Sample Sample, Duration DecodeAt, Duration ShowAt, bool IsLast);
}
