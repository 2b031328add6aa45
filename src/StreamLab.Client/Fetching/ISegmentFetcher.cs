namespace StreamLab.Client;

/// <summary>The border to the servers: fetches one object at a time, any number at once.</summary>
public interface ISegmentFetcher
{
    /// <summary>Fetches one object, whole or (a probe) its first bytes.</summary>
    /// <param name="observer">Hears of the first byte and of all others at the moment they are in.</param>
    /// <returns>The content or the reason why there is none; it throws only when cancelled.</returns>
    Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation);
}
