namespace StreamLab.Dash.Cmaf;

/// <summary>tfhd: what holds for the fragment's samples unless a run says otherwise (ISO 14496-12, 8.8.7). Null: as in trex.</summary>
/// <param name="BaseDataOffset">Where data offsets count from; null: from the beginning of moof.</param>
internal sealed record TrackFragmentHeaderBox(
    uint TrackId, ulong? BaseDataOffset = null, uint? SampleDescriptionIndex = null,
    uint? SampleDuration = null, uint? SampleSize = null, uint? SampleFlags = null)
{
    public static readonly FourCC Type = new("tfhd"u8);

    private const uint HasBaseDataOffset = 0x01, HasDescriptionIndex = 0x02, HasDuration = 0x08, HasSize = 0x10, HasFlags = 0x20;
    private const uint BaseIsMoof = 0x020000;

    public static TrackFragmentHeaderBox Read(BoxReader box)
    {
        var (_, flags) = box.ReadVersionAndFlags();
        return new TrackFragmentHeaderBox(
            box.ReadUInt32(),
            (flags & HasBaseDataOffset) != 0 ? box.ReadUInt64() : null,
            (flags & HasDescriptionIndex) != 0 ? box.ReadUInt32() : null,
            (flags & HasDuration) != 0 ? box.ReadUInt32() : null,
            (flags & HasSize) != 0 ? box.ReadUInt32() : null,
            (flags & HasFlags) != 0 ? box.ReadUInt32() : null);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type, flags: Flags());
        writer.UInt32(TrackId);
        if (BaseDataOffset is { } offset) writer.UInt64(offset);
        if (SampleDescriptionIndex is { } index) writer.UInt32(index);
        if (SampleDuration is { } duration) writer.UInt32(duration);
        if (SampleSize is { } size) writer.UInt32(size);
        if (SampleFlags is { } sampleFlags) writer.UInt32(sampleFlags);
    }

    private uint Flags() =>
        (BaseDataOffset is null ? BaseIsMoof : HasBaseDataOffset)
        | (SampleDescriptionIndex is null ? 0 : HasDescriptionIndex)
        | (SampleDuration is null ? 0 : HasDuration)
        | (SampleSize is null ? 0 : HasSize)
        | (SampleFlags is null ? 0 : HasFlags);
}
