using System.Buffers.Binary;

namespace StreamLab.Dash.Cmaf;

/// <summary>The first 8 or 16 bytes of a box (ISO 14496-12, 4.2).</summary>
/// <param name="Type">What the box is.</param>
/// <param name="Size">Bytes of the whole box, header included.</param>
/// <param name="HeaderSize">8, or 16 where the size has 64 bits.</param>
public readonly record struct BoxHeader(FourCC Type, long Size, int HeaderSize)
{
    /// <summary>Reading this many bytes is enough for any header.</summary>
    public const int MaxHeaderSize = 16;

    private const int ShortHeaderSize = 8;

    /// <param name="bytes">The beginning of the box.</param>
    /// <param name="offset">Where that is, for the error.</param>
    /// <param name="available">Bytes that the parent, or the file, has left from there.</param>
    /// <param name="isTopLevel">Whether the box lies in no other: only then may its size be left open ("to the end of the file").</param>
    /// <exception cref="Mp4Exception">No header, or a size that cannot be.</exception>
    public static BoxHeader Read(ReadOnlySpan<byte> bytes, long offset, long available, bool isTopLevel = true)
    {
        if (bytes.Length < ShortHeaderSize) throw new Mp4Exception($"{bytes.Length} bytes are too few for a box header", offset);
        var size = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var type = new FourCC(bytes.Slice(4, 4));
        var headerSize = ShortHeaderSize;
        if (size == 1)
        {
            if (bytes.Length < MaxHeaderSize) throw new Mp4Exception($"the 64-bit size of box {type} is cut off", offset);
            size = BinaryPrimitives.ReadInt64BigEndian(bytes[ShortHeaderSize..]);
            headerSize = MaxHeaderSize;
        }
        else if (size == 0 && isTopLevel)
        {
            size = available;
        }
        if (size < headerSize) throw new Mp4Exception($"box {type} states an impossible size", offset);
        if (size > available) throw new Mp4Exception($"box {type} of {size} bytes does not fit into the {available} that are left", offset);
        return new BoxHeader(type, size, headerSize);
    }
}
