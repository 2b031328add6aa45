using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Mpd;

/// <summary>An index and where it stands in its file.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset of the byte after it: what it refers to is counted from there.</param>
internal sealed record PlacedIndex(SegmentIndexBox Box, long Start, long End)
{
    /// <param name="bytes">Of the file, from <paramref name="offset"/> on.</param>
    /// <exception cref="Mp4Exception">There is no index, it is damaged, empty, or an index of indexes.</exception>
    public static PlacedIndex Read(ReadOnlySpan<byte> bytes, long offset)
    {
        var box = SegmentIndexBox.Read(bytes, out var start, out var end);
        if (box.References.Count == 0) throw new Mp4Exception("it lists no Segment", start);
        if (box.References.Any(r => r.IsIndex)) throw new Mp4Exception("it is an index of indexes, which is not supported", start);
        if (box.References.Any(r => r.Size == 0 || r.Duration == 0)) throw new Mp4Exception("it lists an empty Segment", start);
        return new(box, offset + start, offset + end);
    }

    public ByteRange[] Segments()
    {
        var (ranges, first) = (new ByteRange[Box.References.Count], End + (long)Math.Min(Box.FirstOffset, SegmentInformation.MaxTicks));
        for (var i = 0; i < ranges.Length; first = ranges[i].Last + 1, i++) ranges[i] = new(first, first + Box.References[i].Size - 1);
        return ranges;
    }
}
