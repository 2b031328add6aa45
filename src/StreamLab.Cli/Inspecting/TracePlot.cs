using StreamLab.Network;

namespace StreamLab.Cli.Inspecting;

/// <summary>One round of a trace drawn in text: each column is the mean rate of its stretch of time.</summary>
internal static class TracePlot
{
    private const int Width = 72, Height = 6;
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static void Write(TextWriter output, BandwidthTrace trace)
    {
        var step = trace.Length / Width;
        var columns = Enumerable.Range(0, Width).Select(i => Mean(trace, step, i)).ToArray();
        var top = Math.Max(columns.Max(), 1);
        for (var row = Height - 1; row >= 0; row--)
        {
            var label = row == Height - 1 ? $"{top:0} kbps" : row == 0 ? "0 kbps" : "";
            output.WriteLine($"  {label,12} │{string.Concat(columns.Select(kbps => Cell(kbps / top, row)))}");
        }
        output.WriteLine($"  {"",12} └{new string('─', Width)} {trace.Length.Seconds:0} s");
    }

    private static double Mean(BandwidthTrace trace, Duration step, int column)
    {
        var (from, to) = (Instant.Origin + (step * column), Instant.Origin + (step * (column + 1)));
        return (trace.BitsBetween(from, to) / step).Kbps;
    }

    private static char Cell(double share, int row) => Eighths[(int)Math.Clamp(Math.Round(((share * Height) - row) * 8), 0, 8)];
}
