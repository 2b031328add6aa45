using System.Buffers;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Client.Tests;

/// <summary>CMAF that no decoder ever sees: right boxes around made-up samples.</summary>
internal static class TestCmaf
{
    public const int Timescale = 12800, TicksPerFrame = 512; // 25 pictures a second

    public static readonly Track Video = new(1, Timescale, "und", new VisualSampleEntry(new FourCC("avc1"u8), 320, 180,
        new AvcConfiguration(66, 0, 31, 4, [[0x67, 66, 0, 31]], [[0x68, 1]], []), PixelAspectRatio.Square));

    /// <summary>48,000 samples a second.</summary>
    public static readonly Track Audio = new(1, 48000, "und",
        new AudioSampleEntry(2, 48000, new ElementaryStreamDescriptor(0, 96_000, 96_000, new AudioSpecificConfig([0x11, 0x90], 2, 3, 2))));

    public static byte[] Initialization => InitializationSegment.Write(Video);

    /// <summary>Pictures of some bytes each, beginning at a time in seconds.</summary>
    public static byte[] Segment(double start, int pictures, int bytesEach = 100)
    {
        var first = (long)(start * Timescale);
        var samples = Enumerable.Range(0, pictures).Select(i => new Sample(0, bytesEach, first + (i * TicksPerFrame), 0, TicksPerFrame, i == 0)).ToArray();
        return [.. MediaSegment.WriteHeader(Video, 1, samples), .. Enumerable.Range(0, pictures).SelectMany(i => Picture(bytesEach, i == 0))];
    }

    /// <summary>A segment of pictures of which two in three are shown before the one that they are decoded after: I P B B P B B …</summary>
    public static SegmentMedia Reordered(double start, int groups)
    {
        var first = (long)(start * Timescale);
        int[] shown = [0, 3, 1, 2];
        var samples = new List<Sample>();
        for (var i = 0; i < (groups * 3) + 1; i++)
        {
            var show = i == 0 ? 0 : ((i - 1) / 3 * 3) + shown[((i - 1) % 3) + 1];
            samples.Add(new Sample(0, 8, first + (i * TicksPerFrame), (show - i) * TicksPerFrame, TicksPerFrame, i == 0));
        }
        return Media(Video, new Duration(start), samples);
    }

    public static SegmentMedia Pictures(double start, int count) => Media(Video, new Duration(start),
        [.. Enumerable.Range(0, count).Select(i => new Sample(0, 8, (long)(start * Timescale) + (i * TicksPerFrame), 0, TicksPerFrame, i == 0))]);

    /// <summary>Frames of 1024 samples; the file's time is 1024 samples ahead of the timeline, as after an encoder's priming.</summary>
    public static SegmentMedia Sound(double start, int frames)
    {
        var first = (long)Math.Round(start * 48000 / 1024) * 1024;
        return Media(Audio, new Duration(first / 48000.0),
            [.. Enumerable.Range(0, frames).Select(i => new Sample(0, 8, first + 1024 + (i * 1024), 0, 1024, true))]);
    }

    private static SegmentMedia Media(Track track, Duration start, IReadOnlyList<Sample> samples)
    {
        byte[] bytes = [.. MediaSegment.WriteHeader(track, 1, samples), .. samples.SelectMany(s => Picture(s.Size, s.IsSync))];
        var memory = MemoryPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(memory.Memory.Span);
        var read = MediaSegment.Read(bytes, track);
        var length = samples.Sum(s => s.Duration) / (double)track.Timescale;
        return new SegmentMedia(track.Type, new Segment(0, 1, start, new Duration(length)), new SegmentContent(memory, bytes.Length).With(track, read));
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
