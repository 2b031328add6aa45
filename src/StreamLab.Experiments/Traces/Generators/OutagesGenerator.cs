using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>A steady rate that fails now and then: what is the buffer for?</summary>
internal sealed class OutagesGenerator(Bitrate rate, Duration between, Duration outage) : ITraceGenerator
{
    public static readonly ComponentDescriptor<ITraceGenerator> Descriptor = new()
    {
        Name = "outages",
        Summary = "a steady rate that fails now and then; times between and of failures are exponential",
        Source = "StreamLab",
        Parameters =
        [
            new("rate", "3000", "kbit/s", "while it does not fail"),
            new("between", "45", "s", "mean time from the end of a failure to the next"),
            new("outage", "6", "s", "mean time of a failure"),
        ],
        Create = a => new OutagesGenerator(Arguments.Rate(a, "rate"), Arguments.Time(a, "between"), Arguments.Time(a, "outage")),
    };

    public IEnumerable<TracePeriod> Generate(SplitMix random)
    {
        for (var isUp = true; ; isUp = !isUp)
            yield return new TracePeriod((isUp ? between : outage) * -Math.Log(1 - random.NextUnit()), isUp ? rate : Bitrate.Zero);
    }
}
