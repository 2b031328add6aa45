using System.Buffers;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.MpegTs;

/// <summary>AAC frames that carry their own header (ISO 14496-3, 1.A.2).</summary>
internal static class Adts
{
    private const int HeaderSize = 7, MaxFrameSize = (1 << 13) - 1;
    private const int LowComplexity = 2, SpeltOutFrequency = 15;

    /// <exception cref="Mp4Exception">The frame is too long for the header, or its rate has no number there.</exception>
    public static void Write(ReadOnlySpan<byte> frame, AudioSpecificConfig aac, IBufferWriter<byte> output)
    {
        var size = frame.Length + HeaderSize;
        if (size > MaxFrameSize) throw new Mp4Exception($"an AAC frame of {frame.Length} bytes is too long for ADTS", 0);
        if (aac.SamplingFrequencyIndex >= SpeltOutFrequency) throw new Mp4Exception("ADTS has no number for this sampling rate", 0);
        // The two bits of the profile know the first four object types; what builds on AAC-LC (HE-AAC) goes as AAC-LC.
        var profile = (aac.ObjectType is >= 1 and <= 4 ? aac.ObjectType : LowComplexity) - 1;
        ReadOnlySpan<byte> header =
        [
            0xFF, 0xF1, // sync word, MPEG-4, no checksum
            (byte)((profile << 6) | (aac.SamplingFrequencyIndex << 2) | (aac.ChannelConfiguration >> 2)),
            (byte)(((aac.ChannelConfiguration & 3) << 6) | (size >> 11)),
            (byte)(size >> 3),
            (byte)(((size & 7) << 5) | 0x1F), // buffer fullness: variable rate
            0xFC,
        ];
        output.Write(header);
        output.Write(frame);
    }
}
