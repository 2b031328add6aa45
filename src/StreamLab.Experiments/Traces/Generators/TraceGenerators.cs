using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>The generators that <c>trace make</c> knows.</summary>
public static class TraceGenerators
{
    private const int MostPeriods = 1_000_000;
    private static readonly Duration Shortest = Duration.FromMilliseconds(1);

    public static readonly Catalog<ITraceGenerator> All = new(
        "generator", MarkovGenerator.Descriptor, StepsGenerator.Descriptor, SawtoothGenerator.Descriptor, OutagesGenerator.Descriptor);

    /// <summary>A trace of a certain length.</summary>
    /// <exception cref="StudyException">It would have more than a million periods.</exception>
    public static BandwidthTrace Make(ITraceGenerator generator, Duration length, ulong seed)
    {
        var (periods, left) = (new List<TracePeriod>(), length);
        foreach (var period in generator.Generate(new SplitMix(SplitMix.Mix(seed))))
        {
            if (left < Shortest) break;
            if (periods.Count == MostPeriods) throw new StudyException($"the trace would have more than {MostPeriods} periods: make it shorter, or its periods longer");
            var duration = Duration.Min(left, Duration.Max(Shortest, period.Duration));
            periods.Add(period with { Duration = duration });
            left -= duration;
        }
        return new BandwidthTrace(periods);
    }
}
