using System.Buffers.Binary;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.Tests.Cmaf;

namespace StreamLab.Dash.Tests.MpegTs;

/// <summary>Segments whose samples are well-formed NAL units and frames.</summary>
internal static class Pictures
{
    public const int GopLength = 5, Size = 20;
    public const byte Slice = 0x41, Keyframe = 0x65;
    private const uint FrameTicks = 512; // 25 pictures per second at 12800

    public static readonly Track OtherRung = Samples.Video with
    {
        Entry = Samples.Video.Video! with { Avc = Samples.Video.Video!.Avc with { SequenceParameterSets = [[0x67, 9, 9]] } },
    };

    public static byte[] Gop(int index) => Segment(index, [.. Enumerable.Repeat(Size - 4, GopLength)]);

    /// <summary>Pictures of the given sizes, the first a keyframe; the size counts the NAL unit without its length.</summary>
    public static byte[] Segment(int index, int[] sizes) => Make(index, sizes, new int[sizes.Length]);

    /// <summary>I P B B B, decoded in the order 0 4 2 1 3 as a pyramid is.</summary>
    public static byte[] ReorderedGop() => Make(0, [.. Enumerable.Repeat(Size, GopLength)], [0, 3, 0, -2, -1]);

    /// <summary>The last picture is shown as the second: four pictures before its turn.</summary>
    public static byte[] DeeplyReorderedGop() => Make(1, [.. Enumerable.Repeat(Size, GopLength)], [0, 1, 1, 1, -3]);

    public static byte[] Sound(int firstFrame, int count)
    {
        var samples = Enumerable.Range(firstFrame, count).Select(i => new Sample(0, 300, i * 1024L, 0, 1024, true)).ToArray();
        return [.. MediaSegment.WriteHeader(Samples.Audio, 1, samples), .. new byte[300 * count]];
    }

    private static byte[] Make(int index, int[] sizes, int[] reordering)
    {
        var samples = sizes.Select((size, i) =>
            new Sample(0, size + 4, ((index * GopLength) + i) * FrameTicks, reordering[i] * (int)FrameTicks, FrameTicks, i == 0)).ToArray();
        return [.. MediaSegment.WriteHeader(Samples.Video, 1, samples), .. samples.SelectMany(Picture)];
    }

    private static byte[] Picture(Sample sample)
    {
        var bytes = new byte[sample.Size];
        Array.Fill(bytes, (byte)0x55);
        BinaryPrimitives.WriteInt32BigEndian(bytes, sample.Size - 4);
        bytes[4] = sample.IsSync ? Keyframe : Slice;
        return bytes;
    }
}
