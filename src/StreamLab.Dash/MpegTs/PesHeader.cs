namespace StreamLab.Dash.MpegTs;

/// <summary>What stands before an access unit's bytes (ISO 13818-1, 2.4.3.6).</summary>
internal static class PesHeader
{
    private const int FixedSize = 9, TimestampSize = 5;
    private const byte Aligned = 0x84; // marker bits, an access unit begins here
    private const byte OnlyPresentation = 0b0010, PresentationBeforeDecode = 0b0011, Decode = 0b0001;

    public static byte[] Make(StreamKind kind, AccessUnit unit)
    {
        var hasDecodeTime = unit.DecodeTime != unit.PresentationTime;
        var header = new byte[FixedSize + (hasDecodeTime ? 2 : 1) * TimestampSize];
        var length = header.Length - 6 + unit.Bytes.Length;
        if (length > ushort.MaxValue) length = 0; // not stated: allowed for video
        byte[] start = [0, 0, 1, kind.StreamId, (byte)(length >> 8), (byte)length, Aligned, (byte)(hasDecodeTime ? 0xC0 : 0x80), (byte)(header.Length - FixedSize)];
        start.CopyTo(header, 0);
        WriteTimestamp(header.AsSpan(FixedSize), hasDecodeTime ? PresentationBeforeDecode : OnlyPresentation, unit.PresentationTime);
        if (hasDecodeTime) WriteTimestamp(header.AsSpan(FixedSize + TimestampSize), Decode, unit.DecodeTime);
        return header;
    }

    // 33 bits in three groups, each followed by a marker bit.
    private static void WriteTimestamp(Span<byte> target, byte prefix, long time)
    {
        target[0] = (byte)((prefix << 4) | (int)((time >> 29) & 0x0E) | 1);
        target[1] = (byte)(time >> 22);
        target[2] = (byte)(((time >> 14) & 0xFE) | 1);
        target[3] = (byte)(time >> 7);
        target[4] = (byte)(((time << 1) & 0xFE) | 1);
    }
}
