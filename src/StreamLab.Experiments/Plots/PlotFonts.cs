using SkiaSharp;

namespace StreamLab.Experiments;

/// <summary>The fonts that plots are lettered with: any that the machine has.</summary>
public static class PlotFonts
{
    /// <summary>The command that brings one.</summary>
    public const string Remedy = "apt-get install fonts-dejavu-core";

    /// <summary>Whether there is one; without, plots have no letter. (A machine without fonts still names one family, which is empty.)</summary>
    public static bool AreThere => SKTypeface.Default.GetGlyph('A') != 0;
}
