namespace StreamLab.Experiments;

/// <summary>
/// One colour for each rule, the same in plots and report. The first eight are Okabe's and Ito's, which readers with colour-blindness can
/// tell apart; further ones go round the hues.
/// </summary>
internal static class RuleColors
{
    private static readonly string[] Safe = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B4E9E", "#7A7A7A"];
    private const double GoldenAngle = 137.508;

    public static string Of(int index) => index < Safe.Length ? Safe[index] : FromHue(index * GoldenAngle % 360);

    /// <summary>Saturation 55 %, lightness 42 %.</summary>
    private static string FromHue(double hue)
    {
        return $"#{Channel(0):X2}{Channel(8):X2}{Channel(4):X2}";

        int Channel(int n)
        {
            var k = (n + (hue / 30)) % 12;
            return (int)Math.Round(255 * (0.42 - (0.55 * 0.42 * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))));
        }
    }
}
