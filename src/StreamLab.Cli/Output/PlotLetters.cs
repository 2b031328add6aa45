using StreamLab.Experiments;

namespace StreamLab.Cli.Output;

/// <summary>Plots that have no letters look as if they were finished: it is said.</summary>
internal static class PlotLetters
{
    public static void TellMissing(Terminal terminal)
    {
        if (!PlotFonts.AreThere) terminal.Error.WriteLine($"the plots have no letters, for no font is installed: {PlotFonts.Remedy}, then run this again");
    }
}
