using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>
/// A walk over rates that lie evenly on a logarithmic scale: in each step it stays or moves to a neighbour, with noise about the state's
/// rate. After the synthetic traces of Mao et al., SIGCOMM'17, section 5.1, whose states change likewise, nearer ones more often.
/// </summary>
internal sealed class MarkovGenerator(Bitrate low, Bitrate high, int states, Duration step, double move, double noise) : ITraceGenerator
{
    public static readonly ComponentDescriptor<ITraceGenerator> Descriptor = new()
    {
        Name = "markov",
        Summary = "a walk over rates, with noise about each",
        Source = "after the synthetic traces of Mao, Netravali, Alizadeh, SIGCOMM'17",
        Parameters =
        [
            new("low", "300", "kbit/s", "rate of the lowest state"),
            new("high", "6000", "kbit/s", "rate of the highest state"),
            new("states", "8", "count", "how many, evenly on a logarithmic scale"),
            new("step", "1", "s", "time between moves"),
            new("move", "0.3", "probability", "of moving to a neighbour in a step"),
            new("noise", "0.1", "share", "standard deviation about the state's rate"),
        ],
        Create = a => new MarkovGenerator(
            Arguments.Rate(a, "low"), Arguments.Rate(a, "high"), a.Count("states", 2), Arguments.Time(a, "step"), Arguments.Share(a, "move"), a.Number("noise")),
    };

    public IEnumerable<TracePeriod> Generate(SplitMix random)
    {
        for (var state = random.NextIndex(states); ; state = Next(state, random))
        {
            var rate = low * Math.Pow(high / low, state / (states - 1.0));
            yield return new TracePeriod(step, rate * Math.Max(0, 1 + (noise * random.NextNormal())));
        }
    }

    private int Next(int state, SplitMix random)
    {
        if (random.NextUnit() >= move) return state;
        var up = state == 0 || (state < states - 1 && random.NextUnit() < 0.5);
        return up ? state + 1 : state - 1;
    }
}
