using System.Buffers.Binary;

namespace StreamLab.Dash.Cmaf;

/// <summary>Reads the content of one box, or of a file as if it were one. Nothing outside the content can be reached.</summary>
internal ref struct BoxReader
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly long _origin; // offset of _bytes[0]
    private readonly int _depth;
    private int _position;

    /// <param name="offset">Where the first byte lies, so that errors name offsets in the file.</param>
    public BoxReader(ReadOnlySpan<byte> bytes, long offset = 0)
    {
        _bytes = bytes;
        _origin = offset;
    }

    private BoxReader(FourCC type, ReadOnlySpan<byte> content, long boxOffset, long contentOffset, int depth)
    {
        Type = type;
        Start = boxOffset;
        _bytes = content;
        _origin = contentOffset;
        _depth = depth;
    }

    public FourCC Type { get; }

    /// <summary>Offset of the box's own first byte.</summary>
    public long Start { get; }

    /// <summary>Offset of the next byte to be read.</summary>
    public readonly long Offset => _origin + _position;

    public readonly int Remaining => _bytes.Length - _position;

    public readonly Mp4Exception Error(string problem) => new(Start == _origin ? problem : $"{Type}: {problem}", Offset);

    /// <summary>It is right, but of content that is not played.</summary>
    public readonly Mp4Exception Refuse(ContentRefusal refusal, string why) => new($"{Type}: {why}", Offset) { Refusal = refusal };

    /// <summary>Goes on to the next box inside this one.</summary>
    public bool TryReadBox(out BoxReader child)
    {
        child = default;
        if (Remaining == 0) return false;
        if (_depth == MaxDepth) throw Error($"boxes are nested deeper than {MaxDepth}");
        var start = Offset;
        var header = BoxHeader.Read(_bytes[_position..], start, Remaining, isTopLevel: _depth == 0);
        var box = Take((int)header.Size);
        child = new BoxReader(header.Type, box[header.HeaderSize..], start, start + header.HeaderSize, _depth + 1);
        return true;
    }

    public byte ReadUInt8() => Take(1)[0];
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
    public uint ReadUInt24() => ((uint)ReadUInt8() << 16) | ReadUInt16();
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));
    public FourCC ReadFourCC() => new(Take(4));
    public ReadOnlySpan<byte> ReadBytes(int count) => Take(count);
    public ReadOnlySpan<byte> ReadRest() => Take(Remaining);
    public void Skip(int count) => Take(count);

    /// <summary>The first four bytes of a full box.</summary>
    public (byte Version, uint Flags) ReadVersionAndFlags()
    {
        var word = ReadUInt32();
        return ((byte)(word >> 24), word & 0xFFFFFF);
    }

    /// <summary>Checks, before anybody allocates, that as many entries can be there.</summary>
    public readonly int CheckCount(uint count, int entrySize)
    {
        if ((long)count * entrySize > Remaining) throw Error($"{count} entries do not fit into {Remaining} bytes");
        return (int)count;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Remaining) throw Error($"{count} bytes are needed where {Remaining} are left");
        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
