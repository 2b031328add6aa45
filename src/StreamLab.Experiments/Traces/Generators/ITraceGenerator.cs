using StreamLab.Network;

namespace StreamLab.Experiments;

/// <summary>Makes bandwidth traces: the same parameters and the same seed give the same trace.</summary>
public interface ITraceGenerator
{
    /// <summary>Periods without end.</summary>
    IEnumerable<TracePeriod> Generate(SplitMix random);
}
