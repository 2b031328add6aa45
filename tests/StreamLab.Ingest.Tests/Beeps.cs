using System.Runtime.InteropServices;

namespace StreamLab.Ingest.Tests;

/// <summary>Hears where sound begins after silence.</summary>
internal static class Beeps
{
    private const int Rate = 48000, Loud = 6000, Silence = Rate / 10;

    /// <returns>Seconds.</returns>
    public static IReadOnlyList<double> Find(string clip)
    {
        var (bytes, _) = FFmpegProgram.Run("-i", clip, "-ac", "1", "-ar", $"{Rate}", "-f", "s16le", "-");
        var (beeps, last) = (new List<double>(), -Silence);
        foreach (var (i, sample) in MemoryMarshal.Cast<byte, short>(bytes).ToArray().Index())
        {
            if (Math.Abs((int)sample) < Loud) continue;
            if (i - last >= Silence) beeps.Add((double)i / Rate);
            last = i;
        }
        return beeps;
    }
}
