namespace StreamLab.Dash.Cmaf;

/// <summary>trun: samples whose bytes lie one behind the other (ISO 14496-12, 8.8.8).</summary>
/// <param name="Fields">Which columns the table has; what a column does not say is in tfhd or trex.</param>
/// <param name="DataOffset">From the fragment's base to the first sample; null: behind the run before.</param>
/// <param name="FirstSampleFlags">Flags of the first sample where they differ from the others'.</param>
internal sealed record TrackRunBox(TrackRunFields Fields, int? DataOffset, uint? FirstSampleFlags, IReadOnlyList<TrackRunEntry> Entries)
{
    public static readonly FourCC Type = new("trun"u8);

    /// <summary>A run may have samples and no column at all, so that the bytes left do not bound it.</summary>
    private const uint MaxSamples = 1 << 20;

    private const uint HasDataOffset = 0x01, HasFirstSampleFlags = 0x04;

    public static TrackRunBox Read(BoxReader box)
    {
        var (_, flags) = box.ReadVersionAndFlags();
        var count = box.ReadUInt32();
        int? dataOffset = (flags & HasDataOffset) != 0 ? box.ReadInt32() : null;
        uint? firstFlags = (flags & HasFirstSampleFlags) != 0 ? box.ReadUInt32() : null;
        var fields = (TrackRunFields)flags & TrackRunFields.All;
        if (count > MaxSamples) throw box.Error($"{count} samples are more than {MaxSamples}");
        var entries = new TrackRunEntry[box.CheckCount(count, TrackRunEntry.SizeOf(fields))];
        for (var i = 0; i < entries.Length; i++) entries[i] = TrackRunEntry.Read(ref box, fields);
        return new TrackRunBox(fields, dataOffset, firstFlags, entries);
    }

    public void Write(BoxWriter writer)
    {
        var flags = (uint)Fields | (DataOffset is null ? 0 : HasDataOffset) | (FirstSampleFlags is null ? 0 : HasFirstSampleFlags);
        using var scope = writer.FullBox(Type, version: 1, flags);
        writer.UInt32((uint)Entries.Count);
        if (DataOffset is { } offset) writer.Int32(offset);
        if (FirstSampleFlags is { } first) writer.UInt32(first);
        foreach (var entry in Entries) entry.Write(writer, Fields);
    }
}
