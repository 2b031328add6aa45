using StreamLab.Dash.Cmaf;

namespace StreamLab.Client.Tests;

/// <summary>CMAF that no decoder ever sees: right boxes around made-up samples.</summary>
internal static class TestCmaf
{
    public const int Timescale = 12800, TicksPerFrame = 512; // 25 pictures a second

    public static readonly Track Video = new(1, Timescale, "und", new VisualSampleEntry(new FourCC("avc1"u8), 320, 180,
        new AvcConfiguration(66, 0, 31, 4, [[0x67, 66, 0, 31]], [[0x68, 1]], []), PixelAspectRatio.Square));

    public static byte[] Initialization => InitializationSegment.Write(Video);

    /// <summary>Pictures of some bytes each, beginning at a time in seconds.</summary>
    public static byte[] Segment(double start, int pictures, int bytesEach = 100)
    {
        var first = (long)(start * Timescale);
        var samples = Enumerable.Range(0, pictures).Select(i => new Sample(0, bytesEach, first + (i * TicksPerFrame), 0, TicksPerFrame, i == 0)).ToArray();
        return [.. MediaSegment.WriteHeader(Video, 1, samples), .. Enumerable.Range(0, pictures).SelectMany(i => Picture(bytesEach, i == 0))];
    }

    /// <summary>One NAL unit with its length before it: a slice, of an IDR picture where it is a sync sample.</summary>
    private static byte[] Picture(int bytes, bool sync)
    {
        var picture = new byte[bytes];
        picture[3] = (byte)(bytes - 4);
        picture[4] = sync ? (byte)0x65 : (byte)0x41;
        picture.AsSpan(5).Fill(0xA5);
        return picture;
    }
}
