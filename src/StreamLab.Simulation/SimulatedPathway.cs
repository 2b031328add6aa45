using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>One server of a simulated session.</summary>
/// <param name="Name">serviceLocation.</param>
/// <param name="Trace">What its link carries; its clock starts with the first request to it, whatever that is for.</param>
/// <param name="RoundTripTime">Request to first byte, on top of the latency that the trace itself has.</param>
/// <param name="StartsNow">The trace's clock does not wait for that request.</param>
public sealed record SimulatedPathway(string Name, BandwidthTrace Trace, Duration RoundTripTime = default, bool StartsNow = false)
{
    /// <summary>As what its trace was read, for logs; empty where it was not read.</summary>
    public string TraceFormat { get; init; } = "";

    /// <summary>What a log says of its trace.</summary>
    public TraceDescription Description => new(Name, TraceFormat, Trace.Mean.Kbps, Trace.Length.Seconds);
}
