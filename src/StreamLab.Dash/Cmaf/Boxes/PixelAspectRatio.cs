namespace StreamLab.Dash.Cmaf;

/// <summary>pasp: the shape of a pixel, "sar" in manifests (ISO 14496-12, 12.1.4).</summary>
public readonly record struct PixelAspectRatio(uint Horizontal, uint Vertical)
{
    internal static readonly FourCC Type = new("pasp"u8);

    public static readonly PixelAspectRatio Square = new(1, 1);

    internal static PixelAspectRatio Read(BoxReader box) => new(box.ReadUInt32(), box.ReadUInt32());

    internal void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        writer.UInt32(Horizontal);
        writer.UInt32(Vertical);
    }

    public override string ToString() => $"{Horizontal}:{Vertical}";
}
