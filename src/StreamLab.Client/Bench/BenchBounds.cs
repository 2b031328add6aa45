using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>How badly a bench may behave before the figures of its session are not to be trusted.</summary>
public static class BenchBounds
{
    /// <summary>99 of 100 times the loop wakes up sooner than so late. Progress is sampled every 100 ms: half of that blurs abandonment.</summary>
    public static readonly Duration LoopDelay = Duration.FromMilliseconds(50);

    /// <summary>Longest pause for garbage collection within a beat of 100 ms: a longer one swallows a whole sample.</summary>
    public static readonly Duration GcPause = Duration.FromMilliseconds(100);

    /// <summary>Share of all processors over any 5 s: above it the process, not the network, is what is measured.</summary>
    public const double CpuShare = 0.95;

    /// <summary>How far a server's pacer may be behind: 5 % of a second of shaped rate.</summary>
    public static readonly Duration PacingLag = Duration.FromMilliseconds(50);

    private static Duration LongestDelay => Duration.FromMilliseconds(250);

    /// <summary>
    /// The latest that the loop may ever wake up: what a player does not do for a tenth of its buffer's time, or for long enough to be seen, is counted as
    /// the network's.
    /// </summary>
    /// <param name="buffer">Most media that a track may have buffered.</param>
    public static Duration WorstDelay(Duration buffer) => Duration.Min(LongestDelay, buffer / 10);

    /// <summary>What of a session is out of bounds, by name.</summary>
    /// <param name="buffer">Most media that a track may have buffered.</param>
    /// <param name="unaccountedSeconds"><see cref="SessionSummary.UnaccountedSeconds"/>.</param>
    public static IEnumerable<string> Broken(BenchReport report, Duration buffer, double unaccountedSeconds)
    {
        if (report.LoopDelayMs > LoopDelay.Milliseconds) yield return "loop delay";
        if (report.WorstDelayMs > WorstDelay(buffer).Milliseconds) yield return "worst delay";
        if (report.GcPauseMs > GcPause.Milliseconds) yield return "garbage collection";
        if (report.CpuShare > CpuShare) yield return "processor share";
        if (report.PacingLagMs > PacingLag.Milliseconds) yield return "pacing lag";
        if (Math.Abs(unaccountedSeconds) > SessionSummary.MostUnaccounted.Seconds) yield return "unaccounted session time";
    }
}
