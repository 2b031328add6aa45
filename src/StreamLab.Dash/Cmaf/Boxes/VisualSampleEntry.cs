namespace StreamLab.Dash.Cmaf;

/// <summary>avc1 (parameter sets in the configuration) or avc3 (in the samples too): H.264 (ISO 14496-15, 5.4.2).</summary>
/// <param name="Format">avc1 or avc3.</param>
/// <param name="Width">Coded width in pixels.</param>
/// <param name="Height">Coded height in pixels.</param>
/// <param name="Avc">Profile, level and parameter sets.</param>
/// <param name="PixelAspectRatio">Shape of a pixel; 1:1 where the file does not say.</param>
public sealed record VisualSampleEntry(FourCC Format, ushort Width, ushort Height, AvcConfiguration Avc, PixelAspectRatio PixelAspectRatio)
    : SampleEntry
{
    internal static readonly FourCC Avc1 = new("avc1"u8);
    internal static readonly FourCC Avc3 = new("avc3"u8);

    public override string Codecs => $"{Format}.{Avc.Profile:X2}{Avc.Compatibility:X2}{Avc.Level:X2}";

    internal static VisualSampleEntry Read(BoxReader box)
    {
        box.Skip(24); // reserved, data reference, pre-defined
        var width = box.ReadUInt16();
        var height = box.ReadUInt16();
        box.Skip(50); // resolution, frame count, compressor name, depth
        AvcConfiguration? avc = null;
        var ratio = PixelAspectRatio.Square;
        while (box.TryReadBox(out var child))
        {
            if (child.Type == AvcConfiguration.Type) avc = AvcConfiguration.Read(child);
            else if (child.Type == PixelAspectRatio.Type) ratio = PixelAspectRatio.Read(child);
        }
        return new VisualSampleEntry(box.Type, width, height, avc ?? throw box.Error("avcC is missing"), ratio);
    }

    internal override void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Format);
        WriteCommon(writer);
        writer.Zeros(16);
        writer.UInt16(Width);
        writer.UInt16(Height);
        writer.UInt32(0x00480000); // 72 dpi
        writer.UInt32(0x00480000);
        writer.Zeros(4);
        writer.UInt16(1); // frames per sample
        writer.Zeros(32);
        writer.UInt16(24); // depth
        writer.UInt16(0xFFFF);
        Avc.Write(writer);
        PixelAspectRatio.Write(writer);
    }
}
