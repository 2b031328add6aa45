using System.Buffers.Binary;

namespace StreamLab.Dash.Cmaf;

/// <summary>Writes boxes; the size of each is filled in when its scope ends.</summary>
internal sealed class BoxWriter
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    public int Length => _length;
    public byte[] ToArray() => _bytes[.._length];

    public Scope Box(FourCC type)
    {
        var scope = new Scope(this, _length);
        UInt32(0);
        FourCC(type);
        return scope;
    }

    public Scope FullBox(FourCC type, byte version = 0, uint flags = 0)
    {
        var scope = Box(type);
        UInt32(((uint)version << 24) | flags);
        return scope;
    }

    public void UInt8(byte value) => Grow(1)[0] = value;
    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Grow(2), value);
    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Grow(4), value);
    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Grow(4), value);
    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Grow(8), value);
    public void FourCC(FourCC value) => UInt32(value.Value);
    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Grow(value.Length));
    public void Zeros(int count) => Grow(count).Clear();

    public void UInt24(uint value)
    {
        UInt8((byte)(value >> 16));
        UInt16((ushort)value);
    }

    /// <summary>The matrix that turns and scales nothing (ISO 14496-12, 6.2.2).</summary>
    public void UnityMatrix()
    {
        ReadOnlySpan<uint> matrix = [0x00010000, 0, 0, 0, 0x00010000, 0, 0, 0, 0x40000000];
        foreach (var element in matrix) UInt32(element);
    }

    /// <summary>Replaces four bytes that were written before, when what they say is known at last.</summary>
    public void PatchInt32(int position, int value) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(position), value);

    private Span<byte> Grow(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    /// <summary>An open box.</summary>
    public readonly ref struct Scope(BoxWriter writer, int start)
    {
        public void Dispose() => writer.PatchInt32(start, writer._length - start);
    }
}
