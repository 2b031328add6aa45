namespace StreamLab.Dash.Cmaf;

/// <summary>sidx: the byte ranges and durations of the subsegments that follow it (ISO 14496-12, 8.16.3).</summary>
/// <param name="Timescale">Ticks per second of all its times.</param>
/// <param name="FirstOffset">Bytes between the end of this box and the first reference.</param>
public sealed record SegmentIndexBox(
    uint ReferenceId, uint Timescale, ulong EarliestPresentationTime, ulong FirstOffset, IReadOnlyList<SegmentReference> References)
{
    internal static readonly FourCC Type = new("sidx"u8);

    /// <summary>Finds the index among the boxes at the beginning of a file.</summary>
    /// <exception cref="Mp4Exception">There is none, or it is damaged.</exception>
    public static SegmentIndexBox Read(ReadOnlySpan<byte> file) => Read(file, out _, out _);

    /// <param name="start">Offset of its first byte.</param>
    /// <param name="end">Offset of the byte after it, from which <see cref="FirstOffset"/> is counted.</param>
    /// <exception cref="Mp4Exception">There is none, or it is damaged.</exception>
    public static SegmentIndexBox Read(ReadOnlySpan<byte> file, out long start, out long end)
    {
        var reader = new BoxReader(file);
        while (reader.TryReadBox(out var box))
        {
            (start, end) = (box.Start, reader.Offset);
            if (box.Type == Type) return Read(box);
        }
        throw reader.Error("sidx is missing");
    }

    public byte[] ToBytes()
    {
        var writer = new BoxWriter();
        Write(writer);
        return writer.ToArray();
    }

    internal static SegmentIndexBox Read(BoxReader box)
    {
        var (version, _) = box.ReadVersionAndFlags();
        var (id, timescale) = (box.ReadUInt32(), box.ReadUInt32());
        if (timescale == 0) throw box.Error("the timescale is 0");
        var earliest = version == 0 ? box.ReadUInt32() : box.ReadUInt64();
        var first = version == 0 ? box.ReadUInt32() : box.ReadUInt64();
        box.Skip(2); // reserved
        var references = new SegmentReference[box.CheckCount(box.ReadUInt16(), SegmentReference.EncodedSize)];
        for (var i = 0; i < references.Length; i++) references[i] = SegmentReference.Read(ref box);
        return new SegmentIndexBox(id, timescale, earliest, first, references);
    }

    internal void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type, version: 1);
        writer.UInt32(ReferenceId);
        writer.UInt32(Timescale);
        writer.UInt64(EarliestPresentationTime);
        writer.UInt64(FirstOffset);
        writer.Zeros(2);
        writer.UInt16((ushort)References.Count);
        foreach (var reference in References) reference.Write(writer);
    }
}
