namespace StreamLab.Experiments;

/// <summary>All that running a study has given.</summary>
/// <param name="Rows">One a session, in the order of their keys.</param>
/// <param name="Cells">One for each trace and buffer, in order: what any rule could have had there.</param>
/// <param name="Resumed">Sessions that a run before this has done.</param>
/// <param name="WallSeconds">Of running the sessions alone.</param>
/// <param name="CpuSeconds">CPU time of this process meanwhile.</param>
public sealed record StudyResult(
    Study Study, IReadOnlyList<ResultRow> Rows, IReadOnlyDictionary<(NamedTrace Trace, Duration Buffer), Bounds> Cells, int Resumed, double WallSeconds, double CpuSeconds)
{
    public double Figure(ResultRow row, string name) => row.Figures[Study.Figures.PlaceOf(name)];

    public long Decisions => (long)Rows.Sum(row => Figure(row, "decisions"));
}
