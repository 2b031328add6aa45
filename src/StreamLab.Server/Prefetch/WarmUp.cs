namespace StreamLab.Server;

/// <summary>Fetches by command what is expected to be popular (fill by push).</summary>
internal sealed class WarmUp(EdgeStore store, CancellationToken stopping) : IAsyncDisposable
{
    private const int AtOnce = 4, MostWaiting = 50_000;

    private readonly Prefetcher<string> _prefetcher = new(key => store.TryPrefetch(key, out var ended) ? ended : Task.CompletedTask, AtOnce, MostWaiting, stopping);

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
        if (await TitleIndex.ReadAsync(store, title, cancellationToken) is not { } index) return null;
        var paths = SegmentPaths.Of(index, representation).Select(path => $"{title}/{path}").ToList();
        return paths.Count > 0 ? paths : null;
    }
}
