namespace StreamLab.Dash.Cmaf;

/// <summary>A row of a <see cref="SegmentIndexBox"/>.</summary>
/// <param name="IsIndex">Whether the bytes are another index instead of media.</param>
/// <param name="Size">Bytes, 31 bits.</param>
/// <param name="Duration">Ticks.</param>
/// <param name="StartsWithSap">Whether decoding can start at its first byte.</param>
/// <param name="SapType">Kind of the stream access point, 3 bits; 1 is a closed GOP.</param>
/// <param name="SapDeltaTime">Ticks from the start to the access point, 28 bits.</param>
public readonly record struct SegmentReference(bool IsIndex, uint Size, uint Duration, bool StartsWithSap, byte SapType, uint SapDeltaTime)
{
    internal const int EncodedSize = 12;
    private const uint TopBit = 0x8000_0000;

    internal static SegmentReference Read(ref BoxReader box)
    {
        var (kindAndSize, duration, sap) = (box.ReadUInt32(), box.ReadUInt32(), box.ReadUInt32());
        return new SegmentReference(
            (kindAndSize & TopBit) != 0, kindAndSize & ~TopBit, duration,
            (sap & TopBit) != 0, (byte)((sap >> 28) & 7), sap & 0x0FFF_FFFF);
    }

    internal void Write(BoxWriter writer)
    {
        writer.UInt32((IsIndex ? TopBit : 0) | Size);
        writer.UInt32(Duration);
        writer.UInt32((StartsWithSap ? TopBit : 0) | ((uint)SapType << 28) | SapDeltaTime);
    }
}
