using System.Buffers;
using StreamLab.Dash.MpegTs;

namespace StreamLab.Client;

/// <summary>
/// Everything that was played as one MPEG transport stream. Its own timeline rises without gaps: stalls, pauses and jumped gaps are not in it, and
/// after a seek or a jump it goes on where it was, from the beginning of the segment in question (decoding cannot begin in its middle).
/// </summary>
internal sealed class PlayedStream
{
    // A picture that is shown late keeps its segment in use for so long at most.
    private static readonly Duration Reordering = Duration.FromSeconds(1);

    private readonly List<SegmentMedia> _waiting = []; // to be shown; until then a better one may take its place
    private readonly List<SegmentMedia> _inUse = [];
    private readonly Dictionary<(ContentType, int Period), Duration> _offsets = []; // from a track's own time to the media timeline: constant in a Period
    private TransportStreamMuxer? _muxer;
    private Duration? _shift; // from the media timeline to that of what was played; null until the run has begun

    /// <summary>Takes the segment over, in place of the one that waits for the same time, if one does.</summary>
    public void Append(SegmentMedia media)
    {
        var old = _waiting.FindIndex(m => m.ContentType == media.ContentType && m.Segment.Start == media.Segment.Start);
        if (old < 0)
        {
            _waiting.Add(media);
            return;
        }
        _waiting[old].Dispose();
        _waiting[old] = media;
    }

    /// <summary>The picture starts: by now there is media of every track. Also after a stall, where it changes nothing.</summary>
    public void Begin()
    {
        if (_shift is not null || _waiting.Count == 0) return;
        _muxer ??= new TransportStreamMuxer(_waiting.Any(m => m.ContentType == ContentType.Video), _waiting.Any(m => m.ContentType == ContentType.Audio));
        _shift = _muxer.End - _waiting.Min(m => m.Segment.Start);
    }

    /// <summary>Writes what is shown before a position and was not written yet.</summary>
    public void WriteUntil(Duration position, IBufferWriter<byte> output)
    {
        if (_shift is not { } shift) return;
        foreach (var media in _waiting.Where(m => m.Segment.Start < position)) Mux(media, shift);
        _waiting.RemoveAll(m => m.Segment.Start < position);
        _muxer!.WriteUntil(position + shift, output);
        Release(media => media.Segment.End + Reordering < position);
    }

    /// <summary>Forgets what was not played.</summary>
    public void Discard() => SkipTo(Duration.Infinite);

    /// <summary>Forgets what was not played before a position; what lies beyond is played next.</summary>
    public void SkipTo(Duration position)
    {
        _muxer?.Discard();
        foreach (var media in _waiting.Where(m => m.Segment.End <= position)) media.Dispose();
        _waiting.RemoveAll(m => m.Segment.End <= position);
        _waiting.InsertRange(0, _inUse.Where(m => m.Segment.End > position));
        _inUse.RemoveAll(m => m.Segment.End > position);
        Release(_ => true);
        _shift = null;
    }

    private void Mux(SegmentMedia media, Duration shift)
    {
        var content = media.Content;
        var track = content.Track!;
        var place = (media.ContentType, media.Period);
        if (!_offsets.TryGetValue(place, out var offset))
            _offsets[place] = offset = media.Segment.Start - new Duration((double)content.Samples.Min(s => s.PresentationTime) / track.Timescale);
        _muxer!.Append(track, content.Bytes, offset + shift, media.CutAt + shift);
        _inUse.Add(media);
    }

    private void Release(Predicate<SegmentMedia> isOver)
    {
        foreach (var media in _inUse.FindAll(isOver)) media.Dispose();
        _inUse.RemoveAll(isOver);
    }
}
