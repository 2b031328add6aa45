using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Several players in one process, each a session of its own.</summary>
public static class SessionGroup
{
    /// <summary>The ids of so many players: the id itself for one, else with a number behind it.</summary>
    public static IReadOnlyList<string> SessionIds(string sessionId, int players) =>
        players == 1 ? [sessionId] : [.. Enumerable.Range(1, players).Select(n => $"{sessionId}-{n}")];

    /// <summary>Plays all side by side. One that breaks (a bug) stops the others before its exception comes out.</summary>
    /// <param name="stagger">How long after the one before each begins.</param>
    /// <returns>The summaries in the order of the sessions.</returns>
    public static async Task<IReadOnlyList<SessionSummary>> RunAsync(IEnumerable<Session> sessions, Duration stagger, TimeProvider time, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        return await Task.WhenAll(sessions.Select((session, i) => RunAsync(session, (stagger * i).ToTimeSpan(), time, stop)));
    }

    private static async Task<SessionSummary> RunAsync(Session session, TimeSpan later, TimeProvider time, CancellationTokenSource stop)
    {
        try
        {
            // A session that is cancelled before it began ends like any other: with a summary.
            if (later > TimeSpan.Zero) await Task.Delay(later, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await session.RunAsync(stop.Token);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
