using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Several players in one process, each a session of its own.</summary>
public static class SessionGroup
{
    /// <summary>The ids of so many players: the id itself for one, else with a number behind it.</summary>
    public static IReadOnlyList<string> SessionIds(string sessionId, int players) =>
        players == 1 ? [sessionId] : [.. Enumerable.Range(1, players).Select(n => $"{sessionId}-{n}")];

    /// <summary>Plays all side by side. One that breaks (a bug) stops the others before its exception comes out.</summary>
    /// <returns>The summaries in the order of the sessions.</returns>
    public static async Task<IReadOnlyList<SessionSummary>> RunAsync(IEnumerable<Session> sessions, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        return await Task.WhenAll(sessions.Select(session => RunAsync(session, stop)));
    }

    private static async Task<SessionSummary> RunAsync(Session session, CancellationTokenSource stop)
    {
        try
        {
            return await session.RunAsync(stop.Token);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
