namespace StreamLab.Dash.Steering;

/// <summary>
/// All that a player says with one question to a steering server. A quoted list (dash.js, ours) has what was measured on each pathway. One bare name (Shaka,
/// hls.js) is the pathway in use beside the estimate of the whole session: a default before anything was loaded, the old value while nothing loads, and for
/// some time after a move that of the pathway before.
/// </summary>
/// <param name="Pathways">The one in use first.</param>
/// <param name="IsMeasuredEach">False: their throughput is the session's estimate.</param>
public sealed record PlayerReport(IReadOnlyList<PathwayReport> Pathways, bool IsMeasuredEach)
{
    public static PlayerReport Nothing { get; } = new([], IsMeasuredEach: true);

    /// <param name="before">What the same player said with its last question.</param>
    /// <returns>The same pathways; with a throughput only those on which something was measured since.</returns>
    public IReadOnlyList<PathwayReport> Since(PlayerReport before) =>
        [.. Pathways.Select(now => IsMeasuredSince(before, now) ? now : now with { Throughput = null })];

    /// <summary>An estimate that changes while its player stays on a pathway changes by that pathway alone.</summary>
    private bool IsMeasuredSince(PlayerReport before, PathwayReport now)
    {
        var known = before.Pathways.Where(p => p.Pathway == now.Pathway).Select(p => (Bitrate?)p.Throughput).ToArray();
        return known.Length > 0 ? known[0] != now.Throughput : IsMeasuredEach;
    }
}
