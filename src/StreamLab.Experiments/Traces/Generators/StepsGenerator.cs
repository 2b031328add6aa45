using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>High, low, high, low: how does a rule take a fall, and how soon does it trust a rise?</summary>
internal sealed class StepsGenerator(Bitrate low, Bitrate high, Duration hold, double jitter) : ITraceGenerator
{
    public static readonly ComponentDescriptor<ITraceGenerator> Descriptor = new()
    {
        Name = "steps",
        Summary = "from high to low and back",
        Source = "StreamLab",
        Parameters =
        [
            new("low", "600", "kbit/s", "the lower rate"),
            new("high", "4000", "kbit/s", "the higher rate, which comes first"),
            new("hold", "30", "s", "how long each rate holds"),
            new("jitter", "0.2", "share", "by how much of it that varies, evenly to both sides"),
        ],
        Create = a => new StepsGenerator(Arguments.Rate(a, "low"), Arguments.Rate(a, "high"), Arguments.Time(a, "hold"), Arguments.Share(a, "jitter")),
    };

    public IEnumerable<TracePeriod> Generate(SplitMix random)
    {
        for (var isHigh = true; ; isHigh = !isHigh) yield return new TracePeriod(Arguments.Jittered(hold, jitter, random), isHigh ? high : low);
    }
}
