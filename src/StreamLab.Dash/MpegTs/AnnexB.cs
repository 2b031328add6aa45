using System.Buffers;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.MpegTs;

/// <summary>H.264 as a byte stream: start codes instead of lengths (ITU-T H.264, Annex B).</summary>
internal static class AnnexB
{
    private static ReadOnlySpan<byte> StartCode => [0, 0, 0, 1];
    private static ReadOnlySpan<byte> Delimiter => [0, 0, 0, 1, NalUnits.AccessUnitDelimiter, 0xF0];

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
        while (NalUnits.TryRead(ref sample, avc.NalLengthSize, out var unit))
            if (NalUnits.TypeOf(unit) != NalUnits.AccessUnitDelimiter) WriteUnit(unit, output);
    }

    private static bool HasParameterSets(ReadOnlySpan<byte> sample, int lengthSize)
    {
        while (NalUnits.TryRead(ref sample, lengthSize, out var unit))
            if (NalUnits.TypeOf(unit) == NalUnits.SequenceParameterSet) return true;
        return false;
    }

    private static void WriteUnit(ReadOnlySpan<byte> unit, IBufferWriter<byte> output)
    {
        output.Write(StartCode);
        output.Write(unit);
    }
}
