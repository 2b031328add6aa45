namespace StreamLab.Dash.Cmaf;

/// <summary>tfdt: decode time of the fragment's first sample, in ticks (ISO 14496-12, 8.8.12).</summary>
internal sealed record TrackFragmentDecodeTimeBox(long BaseMediaDecodeTime)
{
    public static readonly FourCC Type = new("tfdt"u8);

    public static TrackFragmentDecodeTimeBox Read(BoxReader box)
    {
        var (version, _) = box.ReadVersionAndFlags();
        var time = version == 1 ? box.ReadUInt64() : box.ReadUInt32();
        if (time > long.MaxValue / 2) throw box.Error("the decode time is out of bounds");
        return new TrackFragmentDecodeTimeBox((long)time);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type, version: 1);
        writer.UInt64((ulong)BaseMediaDecodeTime);
    }
}
