using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>Fetches by command what is expected to be popular (fill by push).</summary>
internal sealed class WarmUp(EdgeStore store, CancellationToken stopping) : IAsyncDisposable
{
    private const int AtOnce = 4, MostWaiting = 50_000, LargestIndex = 16 * 1024 * 1024;

    private readonly Prefetcher _prefetcher = new(store, AtOnce, MostWaiting, stopping);

    /// <returns>How many objects wait to be fetched now; null where there is no such title or Representation.</returns>
    public async Task<int?> StartAsync(WarmCommand command, CancellationToken cancellationToken)
    {
        var paths = command.Paths ?? await PathsOfAsync(command.Title!, command.Representation, cancellationToken);
        if (paths is null) return null;
        var added = 0;
        foreach (var path in paths)
            if (MediaPath.TryParse('/' + path.TrimStart('/'), out var key) && _prefetcher.TryAdd(key)) added++;
        return added;
    }

    public ValueTask DisposeAsync() => _prefetcher.DisposeAsync();

    private async Task<IReadOnlyList<string>?> PathsOfAsync(string title, string? representation, CancellationToken cancellationToken)
    {
        if (!MediaPath.TryParse($"/{title}/{SegmentFiles.SegmentIndex}", out var key)) return null;
        var answer = await store.GetAsync(key, hops: "", cancellationToken);
        if (answer.Object is not { Body: { Length: <= LargestIndex } body } || !await body.WholeAsync(cancellationToken)) return null;
        if (!SegmentIndexJson.Read(body.Slice(new(0, body.Length, false)).Span).TryGet(out var index, out _)) return null;
        var paths = SegmentPaths.Of(index, representation).Select(path => $"{title}/{path}").ToList();
        return paths.Count > 0 ? paths : null;
    }
}
