using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>The rate climbs evenly and falls at once, like a loss-based transport's: estimators lag behind all the time.</summary>
internal sealed class SawtoothGenerator(Bitrate low, Bitrate high, Duration period, Duration step, double jitter) : ITraceGenerator
{
    public static readonly ComponentDescriptor<ITraceGenerator> Descriptor = new()
    {
        Name = "sawtooth",
        Summary = "climbs evenly and falls at once",
        Source = "StreamLab",
        Parameters =
        [
            new("low", "500", "kbit/s", "where it begins"),
            new("high", "5000", "kbit/s", "where it falls"),
            new("period", "40", "s", "from fall to fall"),
            new("step", "1", "s", "time between two rates"),
            new("jitter", "0.2", "share", "by how much of the period that varies, evenly to both sides"),
        ],
        Create = a => new SawtoothGenerator(
            Arguments.Rate(a, "low"), Arguments.Rate(a, "high"), Arguments.Time(a, "period"), Arguments.Time(a, "step"), Arguments.Share(a, "jitter")),
    };

    public IEnumerable<TracePeriod> Generate(SplitMix random)
    {
        while (true)
        {
            var steps = Math.Max(2, (int)Math.Round(Arguments.Jittered(period, jitter, random) / step));
            for (var i = 0; i < steps; i++) yield return new TracePeriod(step, low + ((high - low) * (i / (steps - 1.0))));
        }
    }
}
