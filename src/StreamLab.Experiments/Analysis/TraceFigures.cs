namespace StreamLab.Experiments;

/// <summary>A rule's sessions over one trace with one buffer, summed over their seeds.</summary>
internal sealed record TraceFigures(StudyResult Result, Bounds Bounds, IReadOnlyList<ResultRow> Rows)
{
    public int Sessions => Rows.Count;
    public double Qoe => Sum(Result.Study.Qoe.Figure);
    public double MeanQoe => Qoe / Sessions;
    public double? Optimum => Bounds.Optimum?.Achieved * Sessions;
    public double? Floor => Bounds.Floor * Sessions;

    /// <summary>NaN counts as zero: a mean bitrate, where nothing was played.</summary>
    public double Sum(string figure) => Rows.Sum(row => Result.Figure(row, figure) is var value && double.IsNaN(value) ? 0 : value);
}
