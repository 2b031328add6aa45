using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Testing;

/// <summary>How well a crowd chose its servers, from its events.</summary>
/// <param name="BytesLost">The part of the bytes by which the servers asked fell short of the one with the largest share for that player at that moment.</param>
/// <param name="MeanChanges">Of servers, by a player; its first choice is none.</param>
/// <param name="MostChanges">By one player.</param>
/// <param name="Twice">The part of the phases of all players in which one changed more than once.</param>
/// <param name="Fairness">Jain's index of the parts of what each server could deliver that it did.</param>
/// <param name="PlayedSeconds">By all players.</param>
public sealed record ServerChoice(double BytesLost, double MeanChanges, int MostChanges, double Twice, double Fairness, double PlayedSeconds)
{
    /// <param name="servers">The rate of each over time.</param>
    /// <param name="began">When each player began, on the clock of the rates, in seconds: its events count from there.</param>
    /// <param name="phase">Seconds between two changes of rates.</param>
    public static ServerChoice Of(
        IReadOnlyList<EventList> players, IReadOnlyDictionary<string, BandwidthTrace> servers, IReadOnlyList<SessionSummary> summaries, IReadOnlyList<double> began, double phase)
    {
        var asked = players.Select((p, i) => p.Of<SegmentEvent>().Where(s => s.Track == "video")
            .Select(s => new Asked(Math.Max(0, s.T - (s.DownloadMs / 1000)) + began[i], s.Pathway, s.Bytes)).ToArray()).ToArray();
        double lost = 0, all = 0;
        for (var i = 0; i < asked.Length; i++)
        {
            foreach (var segment in asked[i])
            {
                var others = asked.Where((_, j) => j != i).Select(p => p.LastOrDefault(s => s.At <= segment.At)?.Server).ToArray();
                var shares = servers.ToDictionary(s => s.Key, s => s.Value.RateAt(new(segment.At)) / (1.0 + others.Count(o => o == s.Key)), StringComparer.Ordinal);
                all += segment.Bytes;
                lost += segment.Bytes * (1 - (shares[segment.Server] / shares.Values.Max(r => r)));
            }
        }
        var until = new Instant(asked.Max(p => p[^1].At));
        var load = servers.Select(s => asked.Sum(p => p.Where(a => a.Server == s.Key).Sum(a => a.Bytes)) / s.Value.BitsBetween(Instant.Origin, until).Bytes).ToArray();
        var changes = players.Select((p, i) => p.Of<PathwayEvent>().Where(e => e.From is not null).Select(e => (int)((e.T + began[i]) / phase)).ToArray()).ToArray();
        var twice = changes.Average(c => c.GroupBy(k => k).Count(g => g.Count() > 1)) * phase / until.Seconds;
        return new ServerChoice(
            lost / all, changes.Average(c => c.Length), changes.Max(c => c.Length), twice, load.Sum() * load.Sum() / (load.Length * load.Sum(l => l * l)), summaries.Sum(s => s.PlayedSeconds));
    }

    private sealed record Asked(double At, string Server, long Bytes);
}
