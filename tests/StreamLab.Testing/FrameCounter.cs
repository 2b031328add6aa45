namespace StreamLab.Testing;

/// <summary>Reads the frame numbers that <c>scripts/make-clip.sh</c> draws into its pictures, from whatever has become of them.</summary>
public static class FrameCounter
{
    private const int Blocks = 20, Bits = 16, FirstBit = 2, Parity = 18;
    private const int PixelsPerBlock = 3; // the middle one is far from its neighbours' blur
    private const int MinimumContrast = 64;

    /// <param name="input">Anything that ffmpeg opens; its first video stream is read.</param>
    /// <param name="options">ffmpeg options that belong before the input.</param>
    /// <returns>The number of each picture in the order of presentation; null where it cannot be read.</returns>
    public static IReadOnlyList<int?> Read(string input, params IEnumerable<string> options)
    {
        const string strip = "crop=iw*3/4:ih/18:0:0,scale=60:3:flags=area,format=gray";
        var (pixels, errors) = FFmpegProgram.Run([.. options, "-i", input, "-map", "0:v:0", "-vf", strip, "-fps_mode", "passthrough", "-f", "rawvideo", "-"]);
        if (errors.Length > 0) throw new InvalidDataException($"ffmpeg complains about {input}: {errors}");
        return [.. pixels.Chunk(Blocks * PixelsPerBlock * PixelsPerBlock).Select(ReadStrip)];
    }

    private static int? ReadStrip(byte[] strip)
    {
        var middles = new int[Blocks];
        for (var i = 0; i < Blocks; i++) middles[i] = strip[(((Blocks + i) * PixelsPerBlock) + 1)];
        var (white, black) = (middles[0], middles[1]);
        if (white - black < MinimumContrast) return null;
        var isWhite = middles.Select(middle => middle > (white + black) / 2).ToArray();
        var bits = isWhite[FirstBit..(FirstBit + Bits)];
        var isEven = bits.Count(bit => bit) % 2 == (isWhite[Parity] ? 1 : 0);
        return isEven && isWhite[^1] ? bits.Aggregate(0, (number, bit) => (number << 1) | (bit ? 1 : 0)) : null;
    }
}
