using System.Threading.Channels;

namespace StreamLab.Server;

/// <summary>Fetches in the background what will be asked for: a few at once, so that those who wait for something have nearly all of upstream.</summary>
internal sealed class Prefetcher<T> : IAsyncDisposable
{
    private readonly Func<T, Task> _fetch;
    private readonly Channel<T> _waiting;
    private readonly Task[] _workers;

    /// <param name="fetch">Ends when it is there, or not to be had.</param>
    /// <param name="mostWaiting">What comes when so many wait is not fetched.</param>
    public Prefetcher(Func<T, Task> fetch, int atOnce, int mostWaiting, CancellationToken stopping)
    {
        _fetch = fetch;
        _waiting = Channel.CreateBounded<T>(mostWaiting);
        _workers = [.. Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(stopping), CancellationToken.None))];
    }

    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(T wanted) => _waiting.Writer.TryWrite(wanted);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_workers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var wanted in _waiting.Reader.ReadAllAsync(stopping)) await _fetch(wanted).WaitAsync(stopping);
    }
}
