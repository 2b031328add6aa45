using System.Buffers;
using System.Buffers.Binary;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.MpegTs;

/// <summary>H.264 as a byte stream: start codes instead of lengths (ITU-T H.264, Annex B).</summary>
internal static class AnnexB
{
    private const int SequenceParameterSet = 7, AccessUnitDelimiter = 9;

    private static ReadOnlySpan<byte> StartCode => [0, 0, 0, 1];
    private static ReadOnlySpan<byte> Delimiter => [0, 0, 0, 1, AccessUnitDelimiter, 0xF0];

    /// <summary>Begins with a delimiter; a keyframe without parameter sets of its own gets those of its Representation.</summary>
    /// <exception cref="Mp4Exception">A NAL unit is longer than the sample.</exception>
    public static void Write(ReadOnlySpan<byte> sample, AvcConfiguration avc, bool isSync, IBufferWriter<byte> output)
    {
        output.Write(Delimiter);
        if (isSync && !HasParameterSets(sample, avc.NalLengthSize))
        {
            foreach (var set in avc.SequenceParameterSets) WriteUnit(set, output);
            foreach (var set in avc.PictureParameterSets) WriteUnit(set, output);
        }
        while (TryReadUnit(ref sample, avc.NalLengthSize, out var unit))
            if (TypeOf(unit) != AccessUnitDelimiter) WriteUnit(unit, output);
    }

    private static bool HasParameterSets(ReadOnlySpan<byte> sample, int lengthSize)
    {
        while (TryReadUnit(ref sample, lengthSize, out var unit))
            if (TypeOf(unit) == SequenceParameterSet) return true;
        return false;
    }

    private static bool TryReadUnit(ref ReadOnlySpan<byte> sample, int lengthSize, out ReadOnlySpan<byte> unit)
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

    private static uint ReadLength(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };

    private static int TypeOf(ReadOnlySpan<byte> unit) => unit[0] & 31;

    private static void WriteUnit(ReadOnlySpan<byte> unit, IBufferWriter<byte> output)
    {
        output.Write(StartCode);
        output.Write(unit);
    }
}
