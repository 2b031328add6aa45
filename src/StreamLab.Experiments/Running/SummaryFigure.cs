using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>A number of a session's summary.</summary>
/// <param name="Name">As in the summary; parts of an object come after a dot.</param>
/// <param name="IsWhole">Whether it is a count.</param>
/// <param name="Of">Null where undefined.</param>
public sealed record SummaryFigure(string Name, bool IsWhole, Func<SessionSummary, double?> Of);
