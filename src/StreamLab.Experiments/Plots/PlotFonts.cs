using SkiaSharp;

namespace StreamLab.Experiments;

/// <summary>The fonts that plots are lettered with: any that the machine has.</summary>
public static class PlotFonts
{
    /// <summary>The command that brings one.</summary>
    public const string Remedy = "apt-get install fonts-dejavu-core";

    /// <summary>Whether there is one; without, plots have no letter.</summary>
    public static bool AreThere => SKFontManager.Default.FontFamilyCount > 0;
}
