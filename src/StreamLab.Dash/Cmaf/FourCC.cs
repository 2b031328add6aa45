using System.Buffers.Binary;

namespace StreamLab.Dash.Cmaf;

/// <summary>The four characters that name a box, a brand or a handler (ISO 14496-12, 4.2).</summary>
public readonly record struct FourCC(uint Value)
{
    public FourCC(ReadOnlySpan<byte> characters) : this(BinaryPrimitives.ReadUInt32BigEndian(characters))
    {
    }

    /// <summary>The characters; what is not printable becomes a question mark.</summary>
    public override string ToString() => string.Create(4, Value, static (text, value) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = (char)(byte)(value >> (24 - (8 * i)));
            text[i] = character is >= ' ' and <= '~' ? character : '?';
        }
    });
}
