namespace StreamLab.Server;

/// <summary>How upstream answered a fill: with an object whose body is on its way, or with a problem.</summary>
/// <param name="Status">Of upstream's response; null when none came.</param>
/// <param name="CacheStatus">What the caches before this one said (RFC 9211), empty when nothing.</param>
/// <param name="MayBeStored">By RFC 9111.</param>
internal sealed record FillHead(MediaObject? Object, BodyProblem? Problem, int? Status, string CacheStatus, bool MayBeStored)
{
    /// <summary>Upstream was not asked: the object was on disk.</summary>
    public bool IsFromDisk { get; private init; }

    public static FillHead OnDisk(MediaObject found) => new(found, null, null, "", MayBeStored: true) { IsFromDisk = true };

    public static FillHead Failed(BodyProblem problem, string cacheStatus = "") => new(null, problem, problem.UpstreamStatus, cacheStatus, MayBeStored: false);

    /// <summary>Upstream knows that there is no such object; otherwise a problem is a failure.</summary>
    public bool IsMissing => Problem is { Status: 404 or 410 };
}
