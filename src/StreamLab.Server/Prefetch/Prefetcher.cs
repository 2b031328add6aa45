using System.Threading.Channels;

namespace StreamLab.Server;

/// <summary>Fetches in the background what will be asked for: a few at once, so that those who wait for something have nearly all of upstream.</summary>
internal sealed class Prefetcher : IAsyncDisposable
{
    private readonly EdgeStore _store;
    private readonly Channel<string> _waiting;
    private readonly Task[] _workers;

    /// <param name="mostWaiting">What comes when so many wait is not fetched.</param>
    public Prefetcher(EdgeStore store, int atOnce, int mostWaiting, CancellationToken stopping)
    {
        _store = store;
        _waiting = Channel.CreateBounded<string>(mostWaiting);
        _workers = [.. Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(stopping), CancellationToken.None))];
    }

    /// <param name="key">The object's key in the cache.</param>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(string key) => _waiting.Writer.TryWrite(key);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_workers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var key in _waiting.Reader.ReadAllAsync(stopping)) await _store.PrefetchAsync(key).WaitAsync(stopping);
    }
}
