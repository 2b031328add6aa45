namespace StreamLab.Dash.Cmaf;

/// <summary>mfhd: counts the fragments (ISO 14496-12, 8.8.5).</summary>
internal sealed record MovieFragmentHeaderBox(uint SequenceNumber)
{
    public static readonly FourCC Type = new("mfhd"u8);

    public static MovieFragmentHeaderBox Read(BoxReader box)
    {
        box.ReadVersionAndFlags();
        return new MovieFragmentHeaderBox(box.ReadUInt32());
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type);
        writer.UInt32(SequenceNumber);
    }
}
