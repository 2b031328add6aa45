namespace StreamLab.Experiments;

/// <summary>How a figure is spread over a rule's sessions that ended: its quantiles from least to greatest, at even shares.</summary>
internal sealed record ReportDistribution(string Abr, double BufferSeconds, string Figure, IReadOnlyList<double> Quantiles)
{
    private const int MostQuantiles = 201;

    public static IEnumerable<ReportDistribution> Of(StudyResult result)
    {
        string[] figures = [result.Study.Qoe.Figure, "meanBitrateKbps", "rebufferRatio", "startupDelaySeconds", "switchCount"];
        return from cell in result.Rows.Where(row => row.Completed).GroupBy(row => (row.Key.Abr, row.Key.Buffer))
               from figure in figures
               select new ReportDistribution(cell.Key.Abr, cell.Key.Buffer.Seconds, figure, QuantilesOf(cell.Select(row => result.Figure(row, figure))));
    }

    private static double[] QuantilesOf(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        var count = Math.Min(sorted.Length, MostQuantiles);
        return [.. Enumerable.Range(0, count).Select(i => Math.Round(Quantile.Of(sorted, count == 1 ? 0 : i / (count - 1.0)), 5))];
    }
}
