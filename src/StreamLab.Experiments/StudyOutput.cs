namespace StreamLab.Experiments;

/// <summary>Writes what a study has given into its folder. No file holds a time, a host or a path: the same experiment gives the same bytes.</summary>
public static class StudyOutput
{
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task WriteAsync(string folder, StudyResult result, Comparison comparison, IReadOnlyList<Timeline> timelines)
    {
        var columns = ResultColumns.Of(result);
        await SafeFile.WriteTextAsync(Path.Combine(folder, "experiment.yaml"), file => file.Write(ExperimentFile.Write(result.Study.Experiment, folder)));
        await SafeFile.WriteTextAsync(Path.Combine(folder, "results.csv"), file => CsvTable.Write(file, columns, result.Rows));
        await SafeFile.WriteAsync(Path.Combine(folder, "results.parquet"), file => ParquetTable.WriteAsync(file, columns, result.Rows));
        await SafeFile.WriteTextAsync(Path.Combine(folder, "report.html"), file => ReportPage.Write(file, ReportModel.Of(result, comparison, timelines)));
        foreach (var (name, plot) in StudyPlots.Of(result, comparison))
        {
            await SafeFile.WriteTextAsync(Path.Combine(folder, "plots", name + ".svg"), file => file.Write(PlotFile.Svg(plot)));
            await SafeFile.WriteAsync(Path.Combine(folder, "plots", name + ".png"), file => file.WriteAsync(PlotFile.Png(plot)).AsTask());
        }
    }
}
