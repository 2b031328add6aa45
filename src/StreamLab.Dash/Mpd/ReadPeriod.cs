namespace StreamLab.Dash.Mpd;

/// <summary>What of a Period can be played.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Sets">Of each kind the one to be preferred first; at least one.</param>
internal sealed record ReadPeriod(string Id, string Name, PeriodSpan Span, IReadOnlyList<ReadSet> Sets)
{
    public Duration Start => Span.Start;
    public Duration Length => Span.Length ?? Sets.Max(s => s.Times.End);
    public Duration End => Start + Length;
}
