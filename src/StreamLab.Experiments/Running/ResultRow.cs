using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>One session of a study: its key, how it ended, and its figures in the order of <see cref="SummaryFigures"/>.</summary>
/// <param name="Figures">NaN where undefined.</param>
public sealed record ResultRow(SessionKey Key, string EndReason, double[] Figures)
{
    public bool Completed => SessionEnd.Parse(EndReason).Kind == SessionEndKind.Completed;

    public static ResultRow Of(SessionKey key, SessionSummary summary, SummaryFigures figures) =>
        new(key, summary.EndReason, [.. figures.All.Select(f => f.Of(summary) ?? double.NaN)]);
}
