namespace StreamLab.Client;

/// <summary>
/// Media that waits to be played, and comes out as one rising timeline of what was: stalls and pauses leave no gap in it, and after a seek it
/// goes on where it was. Decoding can only begin at a sync sample, so after a seek the media from the last one before the target comes along.
/// </summary>
internal sealed class PlayedMedia
{
    private readonly Dictionary<ContentType, SampleQueue> _queues = [];

    private Duration? _target;
    private Duration? _shift; // from the media timeline to that of what was played; null until the run has begun
    private Duration _end;

    /// <summary>Takes the segment over.</summary>
    public void Append(SegmentMedia media)
    {
        if (!_queues.TryGetValue(media.ContentType, out var queue)) _queues[media.ContentType] = queue = new SampleQueue();
        queue.Append(media);
    }

    /// <summary>Forgets what was not played; what comes next is played from the target on.</summary>
    public void GoTo(Duration target)
    {
        foreach (var queue in _queues.Values) queue.Clear();
        (_target, _shift) = (target, null);
    }

    /// <summary>
    /// What is shown before a position and was not taken yet: in the order of decoding, tracks interleaved. A sample that is decoded early and
    /// shown late holds back those behind it, so that never anything comes out that was not played.
    /// </summary>
    public IEnumerable<AccessUnit> TakeBefore(Duration position)
    {
        if (NextBefore(position) is null) yield break;
        var shift = _shift ??= Begin();
        while (NextBefore(position) is { } queue)
        {
            var unit = queue.Take(shift);
            _end = Duration.Max(_end, unit.ShowAt + queue.LastDuration);
            yield return unit;
        }
    }

    private SampleQueue? NextBefore(Duration position) =>
        _queues.Values.Where(q => !q.IsEmpty && q.First.ShowAt < position).MinBy(q => q.First.DecodeAt);

    /// <summary>Drops what lies before the sync sample that the run begins with, sound included.</summary>
    private Duration Begin()
    {
        var leading = _queues.TryGetValue(ContentType.Video, out var video) && !video.IsEmpty ? video : _queues.Values.First(q => !q.IsEmpty);
        if (_target is { } target) leading.DropToSyncSampleAt(target);
        var first = leading.First.ShowAt;
        foreach (var queue in _queues.Values) queue.DropBefore(first);
        return _end - first;
    }
}
