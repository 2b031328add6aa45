namespace StreamLab.Dash.Cmaf;

/// <summary>tkhd: the track's id and, for video, the size it is shown at in 16.16 pixels (ISO 14496-12, 8.3.2).</summary>
internal sealed record TrackHeaderBox(uint TrackId, bool IsAudio, uint PresentationWidth, uint PresentationHeight)
{
    public static readonly FourCC Type = new("tkhd"u8);
    private const uint EnabledInMovie = 3;

    public static TrackHeaderBox Read(BoxReader box)
    {
        var (version, _) = box.ReadVersionAndFlags();
        box.Skip(version == 1 ? 16 : 8); // creation and modification time
        var id = box.ReadUInt32();
        box.Skip(version == 1 ? 12 : 8); // reserved, duration
        box.Skip(12); // reserved, layer, alternate group
        var volume = box.ReadUInt16();
        box.Skip(38); // reserved, matrix
        return new TrackHeaderBox(id, volume != 0, box.ReadUInt32(), box.ReadUInt32());
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type, flags: EnabledInMovie);
        writer.Zeros(8);
        writer.UInt32(TrackId);
        writer.Zeros(20);
        writer.UInt16((ushort)(IsAudio ? 0x0100 : 0));
        writer.Zeros(2);
        writer.UnityMatrix();
        writer.UInt32(PresentationWidth);
        writer.UInt32(PresentationHeight);
    }
}
