using System.Buffers.Binary;

namespace StreamLab.Dash.Cmaf;

/// <summary>The NAL units of a sample, each behind its length (ISO 14496-15, 4.3.3).</summary>
internal static class NalUnits
{
    public const int SequenceParameterSet = 7, AccessUnitDelimiter = 9;

    private const int FirstSlice = 1, LastSlice = 5;

    /// <summary>Takes the next unit off a sample.</summary>
    /// <exception cref="Mp4Exception">A NAL unit is longer than the sample.</exception>
    public static bool TryRead(ref ReadOnlySpan<byte> sample, int lengthSize, out ReadOnlySpan<byte> unit)
    {
        unit = default;
        if (sample.Length == 0) return false;
        if (sample.Length < lengthSize) throw new Mp4Exception("the length of a NAL unit is cut off", 0);
        var length = ReadLength(sample[..lengthSize]);
        sample = sample[lengthSize..];
        if (length == 0 || length > sample.Length) throw new Mp4Exception($"a NAL unit of {length} bytes in a sample that has {sample.Length} left", 0);
        unit = sample[..(int)length];
        sample = sample[(int)length..];
        return true;
    }

    /// <summary>nal_unit_type (ITU-T H.264, table 7-1).</summary>
    public static int TypeOf(ReadOnlySpan<byte> unit) => unit[0] & 31;

    /// <summary>Makes sure that a sample is a picture: units that fill it, none forbidden, a slice among them.</summary>
    /// <exception cref="Mp4Exception">It is not.</exception>
    public static void CheckPicture(ReadOnlySpan<byte> sample, int lengthSize)
    {
        var hasSlice = false;
        while (TryRead(ref sample, lengthSize, out var unit))
        {
            if ((unit[0] & 0x80) != 0) throw new Mp4Exception("a NAL unit begins with the forbidden bit", 0);
            hasSlice |= TypeOf(unit) is >= FirstSlice and <= LastSlice;
        }
        if (!hasSlice) throw new Mp4Exception("a sample has no slice of a picture", 0);
    }

    private static uint ReadLength(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };
}
