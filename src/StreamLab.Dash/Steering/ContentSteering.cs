namespace StreamLab.Dash.Steering;

/// <summary>Where a manifest has its players steered from (MPD: ContentSteering; HLS: EXT-X-CONTENT-STEERING).</summary>
/// <param name="ServerUrl">http or https.</param>
/// <param name="DefaultServiceLocation">The pathway to begin with, before the server has answered; null: the first.</param>
/// <param name="QueryBeforeStart">Whether to wait for its answer before anything is fetched.</param>
public sealed record ContentSteering(Uri ServerUrl, string? DefaultServiceLocation = null, bool QueryBeforeStart = false)
{
    /// <summary>Whether players of HLS are steered: they name their arguments otherwise.</summary>
    public bool IsHls { get; init; }

    /// <summary>What a player tells when it asks, to be put into a query.</summary>
    /// <param name="reports">At least one, the pathway in use first.</param>
    public string Tell(IReadOnlyList<PathwayReport> reports) => IsHls ? PathwayReports.WriteHls(reports[0]) : PathwayReports.WriteDash(reports);
}
