namespace StreamLab.Player;

/// <summary>
/// The media of one track that is downloaded and not yet played: contiguous ranges in a ring. Its level is derived from them and the
/// playout position; it is never a number of its own.
/// </summary>
internal sealed class PlayoutBuffer
{
    private BufferedMedia[] _ring = new BufferedMedia[16]; // its length stays a power of two
    private int _first, _count;

    /// <summary>Where the buffered media ends; the position of the last flush while nothing is buffered.</summary>
    public Duration End { get; private set; }

    public bool IsEmpty => _count == 0;
    public int Count => _count;
    public ref readonly BufferedMedia First => ref _ring[_first];

    /// <summary>The range at a place; the first is playing or about to be.</summary>
    public ref readonly BufferedMedia this[int place] => ref _ring[(_first + place) & (_ring.Length - 1)];

    public Duration Level(Duration position) => Duration.Max(End - position, Duration.Zero);

    /// <exception cref="InvalidOperationException">The media does not begin where the buffer ends: a driver's bug.</exception>
    public void Append(in BufferedMedia media)
    {
        if (Math.Abs((media.Start - End).Seconds) > 0.5)
            throw new InvalidOperationException($"Media at {media.Start} appended to a buffer that ends at {End}.");
        if (_count == _ring.Length) Grow();
        _ring[(_first + _count++) & (_ring.Length - 1)] = media;
        End = media.End;
    }

    /// <summary>Up to <paramref name="end"/> there will be no media: the next to come begins there.</summary>
    public void Miss(Duration end) => End = end;

    /// <summary>Playout goes on at <paramref name="to"/>: what lies between is dropped.</summary>
    /// <returns>The part of its bytes that will not be played.</returns>
    public DataSize Skip(Duration from, Duration to)
    {
        var unplayed = DataSize.Zero;
        for (var i = 0; i < _count && this[i].Start < to; i++) unplayed += UnplayedOf(this[i], from, to);
        while (_count > 0 && First.End <= to) RemoveFirst();
        return unplayed;
    }

    /// <summary>Media takes the place of what was buffered of the same Segment, unless that has begun to be played or is gone.</summary>
    /// <returns>What will not be played: the old media; the new where it came too late.</returns>
    public BufferedMedia Replace(in BufferedMedia media, Duration position)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var old = ref _ring[(_first + i) & (_ring.Length - 1)];
            if (old.Segment != media.Segment || old.Start < position) continue;
            var unplayed = old;
            old = media with { Start = old.Start, End = old.End };
            return unplayed;
        }
        return media;
    }

    /// <summary>Drops the first range when the position has passed it.</summary>
    public void RemoveFirst()
    {
        _first = (_first + 1) & (_ring.Length - 1);
        _count--;
    }

    /// <summary>Forgets all media; the next to come begins at <paramref name="position"/>.</summary>
    /// <returns>The part of its bytes that was never played.</returns>
    public DataSize Flush(Duration playedTo, Duration position)
    {
        var unplayed = DataSize.Zero;
        for (; _count > 0; RemoveFirst())
            unplayed += UnplayedOf(First, playedTo, First.End);
        End = position;
        return unplayed;
    }

    private static DataSize UnplayedOf(in BufferedMedia media, Duration from, Duration to) =>
        media.Size * (Duration.Max(Duration.Min(to, media.End) - Duration.Max(from, media.Start), Duration.Zero) / (media.End - media.Start));

    private void Grow()
    {
        var larger = new BufferedMedia[_ring.Length * 2];
        for (var i = 0; i < _count; i++) larger[i] = _ring[(_first + i) & (_ring.Length - 1)];
        (_ring, _first) = (larger, 0);
    }
}
