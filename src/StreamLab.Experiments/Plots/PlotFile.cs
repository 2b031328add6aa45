using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;

namespace StreamLab.Experiments;

/// <summary>A plot as a file; the same plot gives the same bytes.</summary>
internal static partial class PlotFile
{
    public const int Width = 900, Height = 560;

    public static byte[] Png(Plot plot) => plot.GetImageBytes(Width, Height, ImageFormat.Png);

    /// <summary>The renderer numbers its clip paths through the whole process; here they count from one in each file.</summary>
    public static string Svg(Plot plot)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        return ClipPath().Replace(plot.GetSvgXml(Width, Height), match =>
        {
            if (!numbers.TryGetValue(match.Value, out var number))
                numbers[match.Value] = number = string.Create(CultureInfo.InvariantCulture, $"clip_{numbers.Count + 1}");
            return number;
        });
    }

    [GeneratedRegex("cl_[0-9a-f]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ClipPath();
}
