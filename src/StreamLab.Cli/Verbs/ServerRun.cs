using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary>How servers start and end.</summary>
internal static class ServerRun
{
    /// <summary>Ctrl-C is how a server is meant to end, at whatever moment: so that ends well.</summary>
    /// <param name="ready">Says that it is there.</param>
    /// <param name="limit">Null: for ever.</param>
    /// <exception cref="CommandException">It cannot start: a taken port, no catalog.</exception>
    public static async Task<int> UntilEndAsync<T>(Func<Task<T>> start, Action<T> ready, Duration? limit, CancellationToken cancellation)
        where T : IAsyncDisposable
    {
        try
        {
            await using var server = await start();
            ready(server);
            await Task.Delay(limit?.ToTimeSpan() ?? Timeout.InfiniteTimeSpan, cancellation);
        }
        catch (ServerStartException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        return (int)ExitCode.Done;
    }
}
