namespace StreamLab.Dash.Steering;

/// <summary>Where a manifest has its players steered from (MPD: ContentSteering; HLS: EXT-X-CONTENT-STEERING).</summary>
/// <param name="ServerUrl">http or https.</param>
/// <param name="DefaultServiceLocation">The pathway to begin with, before the server has answered; null: the first.</param>
/// <param name="QueryBeforeStart">Whether to wait for its answer before anything is fetched.</param>
public sealed record ContentSteering(Uri ServerUrl, string? DefaultServiceLocation = null, bool QueryBeforeStart = false);
