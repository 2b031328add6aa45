namespace StreamLab.Dash.Cmaf;

/// <summary>Brands: what a file (ftyp) or a segment (styp) conforms to (ISO 14496-12, 4.3 and 8.16.2).</summary>
internal sealed record FileTypeBox(FourCC Type, FourCC MajorBrand, uint MinorVersion, IReadOnlyList<FourCC> CompatibleBrands)
{
    public static readonly FourCC FileType = new("ftyp"u8);
    public static readonly FourCC SegmentType = new("styp"u8);

    public static FileTypeBox Read(BoxReader box)
    {
        var major = box.ReadFourCC();
        var minor = box.ReadUInt32();
        var brands = new FourCC[box.Remaining / 4];
        for (var i = 0; i < brands.Length; i++) brands[i] = box.ReadFourCC();
        return new FileTypeBox(box.Type, major, minor, brands);
    }

    public void Write(BoxWriter writer)
    {
        using var scope = writer.Box(Type);
        writer.FourCC(MajorBrand);
        writer.UInt32(MinorVersion);
        foreach (var brand in CompatibleBrands) writer.FourCC(brand);
    }
}
