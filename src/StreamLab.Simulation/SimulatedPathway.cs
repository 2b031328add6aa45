using StreamLab.Network;

namespace StreamLab.Simulation;

/// <summary>One server of a simulated session.</summary>
/// <param name="Name">serviceLocation.</param>
/// <param name="Trace">What its link carries; its clock starts with the first media byte requested from it.</param>
/// <param name="RoundTripTime">Request to first byte, on top of the latency that the trace itself has.</param>
/// <param name="StartsNow">The trace's clock does not wait for that byte.</param>
public sealed record SimulatedPathway(string Name, BandwidthTrace Trace, Duration RoundTripTime = default, bool StartsNow = false);
