namespace StreamLab.Dash.Cmaf;

/// <summary>mvhd: the movie's own timescale and the next free track id (ISO 14496-12, 8.2.2). Its duration is 0: the samples are in fragments.</summary>
internal sealed record MovieHeaderBox(uint Timescale, uint NextTrackId)
{
    public static readonly FourCC Type = new("mvhd"u8);

    public static MovieHeaderBox Read(BoxReader box)
    {
        var (version, _) = box.ReadVersionAndFlags();
        box.Skip(version == 1 ? 16 : 8); // creation and modification time
        var timescale = box.ReadUInt32();
        box.Skip(version == 1 ? 8 : 4); // duration
        box.Skip(76); // rate, volume, matrix, pre-defined
        return new MovieHeaderBox(timescale, box.ReadUInt32());
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type);
        writer.Zeros(8);
        writer.UInt32(Timescale);
        writer.UInt32(0);
        writer.UInt32(0x00010000); // normal rate
        writer.UInt16(0x0100); // full volume
        writer.Zeros(10);
        writer.UnityMatrix();
        writer.Zeros(24);
        writer.UInt32(NextTrackId);
    }
}
