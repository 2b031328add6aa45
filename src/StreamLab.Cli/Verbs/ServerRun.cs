using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary>How servers start and end.</summary>
internal static class ServerRun
{
    /// <exception cref="CommandException">It cannot start: a taken port, no catalog.</exception>
    public static async Task<T> StartAsync<T>(Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (ServerStartException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
    }

    /// <summary>Ctrl-C is how a server is meant to end, so that ends well.</summary>
    /// <param name="limit">Null: for ever.</param>
    public static async Task<int> UntilEndAsync(Duration? limit, CancellationToken cancellation)
    {
        var wait = Task.Delay(limit?.ToTimeSpan() ?? Timeout.InfiniteTimeSpan, cancellation);
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return (int)ExitCode.Done;
    }
}
