namespace StreamLab.Network;

/// <summary>A stretch of a <see cref="BandwidthTrace"/> with one rate (zero is an outage) and one latency.</summary>
/// <param name="Latency">The round trip before the first byte of a transfer that begins in this period.</param>
public readonly record struct TracePeriod(Duration Duration, Bitrate Rate, Duration Latency = default)
{
    internal static Duration Shortest => Duration.FromMilliseconds(0.1);
    internal static Duration Longest => Duration.FromSeconds(1e9);
    internal static Bitrate Fastest => Bitrate.FromBps(1e15);
    internal static Duration LongestLatency => Duration.FromSeconds(3600);

    /// <summary>What is wrong with this period in one phrase, or null: the bounds keep sums over a trace finite, and a network from drowning in changes.</summary>
    internal string? Problem => this switch
    {
        { Duration.Seconds: var seconds } when !(seconds >= Shortest.Seconds && seconds <= Longest.Seconds) =>
            $"a period lasts from 0.1 ms to 1e9 s, not {seconds} s",
        { Rate.BitsPerSecond: var rate } when !(rate >= 0 && rate <= Fastest.BitsPerSecond) =>
            $"a rate is from 0 to 1e15 bit/s, not {rate} bit/s",
        { Latency.Seconds: var latency } when !(latency >= 0 && latency <= LongestLatency.Seconds) =>
            $"a latency is from 0 to 3600 s, not {latency} s",
        _ => null,
    };
}
