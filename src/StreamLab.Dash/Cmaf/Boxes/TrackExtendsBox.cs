namespace StreamLab.Dash.Cmaf;

/// <summary>trex: what holds for a sample of any fragment that says nothing else (ISO 14496-12, 8.8.3).</summary>
internal sealed record TrackExtendsBox(uint TrackId, uint SampleDescriptionIndex, uint SampleDuration, uint SampleSize, uint SampleFlags)
{
    public static readonly FourCC Type = new("trex"u8);

    public static TrackExtendsBox Read(BoxReader box)
    {
        box.ReadVersionAndFlags();
        return new TrackExtendsBox(box.ReadUInt32(), box.ReadUInt32(), box.ReadUInt32(), box.ReadUInt32(), box.ReadUInt32());
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type);
        writer.UInt32(TrackId);
        writer.UInt32(SampleDescriptionIndex);
        writer.UInt32(SampleDuration);
        writer.UInt32(SampleSize);
        writer.UInt32(SampleFlags);
    }
}
