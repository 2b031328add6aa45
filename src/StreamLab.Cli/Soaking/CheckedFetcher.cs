using StreamLab.Client;
using StreamLab.Player;

namespace StreamLab.Cli.Soaking;

/// <summary>Between a fetcher and whoever plays what it brings: everything that it takes for good is compared with the origin's file.</summary>
internal sealed class CheckedFetcher(ISegmentFetcher inner, OriginFiles files) : ISegmentFetcher
{
    public async Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        var result = await inner.FetchAsync(request, observer, cancellation);
        if (result is { Failure: RequestFailure.None, Content: { } content }) files.Compare(request.Url.AbsolutePath, content.Bytes.Span);
        return result;
    }
}
