using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Tests.Cmaf;

/// <summary>Tracks and segments to test with.</summary>
internal static class Samples
{
    public static readonly Track Video = new(1, 12800, "und", new VisualSampleEntry(Any.Code("avc1"), 320, 180,
        new AvcConfiguration(100, 0, 31, 4, [[0x67, 1, 2]], [[0x68, 3]], [0xFD, 0xF8, 0xF8, 0]), PixelAspectRatio.Square));

    public static readonly Track Audio = new(1, 48000, "und",
        new AudioSampleEntry(2, 48000, new ElementaryStreamDescriptor(0, 96_000, 96_000, Any.Config(2, 3, 2))));

    public static Sample Frame(bool sync) => new(0, 10, 0, 0, 512, sync);

    public static byte[] Segment(Track track, IReadOnlyList<Sample> samples)
    {
        var payload = new byte[samples.Sum(sample => sample.Size)];
        for (var i = 0; i < payload.Length; i++) payload[i] = (byte)i;
        return [.. MediaSegment.WriteHeader(track, 7, samples), .. payload];
    }
}
