using StreamLab.Simulation.Cdn;

namespace StreamLab.Experiments;

/// <summary>Writes what simulations of delivery networks found into a folder. No file holds a time, a host or a path.</summary>
public static class CdnOutput
{
    /// <param name="compared">One for each network: steady state, and what a failure did.</param>
    /// <param name="sweep">The same networks with other amounts of storage.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task WriteAsync(string folder, IReadOnlyList<CdnResult> compared, IReadOnlyList<CdnResult> sweep)
    {
        await SafeFile.WriteTextAsync(Path.Combine(folder, "results.csv"), file => CdnTable.Write(file, [.. compared, .. sweep]));
        foreach (var (name, plot) in CdnPlots.Of(compared, sweep))
        {
            await SafeFile.WriteTextAsync(Path.Combine(folder, "plots", name + ".svg"), file => file.Write(PlotFile.Svg(plot)));
            await SafeFile.WriteAsync(Path.Combine(folder, "plots", name + ".png"), file => file.WriteAsync(PlotFile.Png(plot)).AsTask());
        }
    }
}
