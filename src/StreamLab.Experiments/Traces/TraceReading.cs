using StreamLab.Network;

namespace StreamLab.Experiments;

/// <summary>How the files of traces are read.</summary>
/// <param name="Scale">Multiplies every rate.</param>
/// <param name="Noise">On every rate, before it is scaled; null: none.</param>
/// <param name="TwoColumns">What two columns are taken for, where the format is to be detected.</param>
public sealed record TraceReading(
    TraceFormat Format = TraceFormat.Detect, TraceEnd End = TraceEnd.Loop, double Scale = 1, TraceNoise? Noise = null, TraceFormat TwoColumns = TraceFormat.SecondsMbps);
