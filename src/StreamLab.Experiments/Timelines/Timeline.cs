namespace StreamLab.Experiments;

/// <summary>One session segment by segment, for people to look at.</summary>
/// <param name="Points">One for each video Segment that came in, in order.</param>
/// <param name="Stalls">From and to, session time in seconds.</param>
public sealed record Timeline(SessionKey Key, IReadOnlyList<TimelinePoint> Points, IReadOnlyList<(double From, double To)> Stalls);
