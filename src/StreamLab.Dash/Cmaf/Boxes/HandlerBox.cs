namespace StreamLab.Dash.Cmaf;

/// <summary>hdlr: whether the track is video or audio (ISO 14496-12, 8.4.3).</summary>
internal sealed record HandlerBox(FourCC HandlerType)
{
    public static readonly FourCC Type = new("hdlr"u8);
    public static readonly FourCC Video = new("vide"u8);
    public static readonly FourCC Audio = new("soun"u8);

    public static HandlerBox Read(BoxReader box)
    {
        box.ReadVersionAndFlags();
        box.Skip(4);
        return new HandlerBox(box.ReadFourCC());
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.FullBox(Type);
        writer.Zeros(4);
        writer.FourCC(HandlerType);
        writer.Zeros(12);
        writer.Bytes("StreamLab\0"u8);
    }
}
