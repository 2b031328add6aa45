using StreamLab.Network;

namespace StreamLab.Experiments.Tests;

public sealed class TraceGeneratorTests
{
    public static TheoryData<string> Generators => [.. TraceGenerators.All.Components.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Generators))]
    public void The_same_seed_gives_the_same_trace_and_another_another(string name)
    {
        Assert.Equal(Make(name, seed: 4).Periods, Make(name, seed: 4).Periods);
        Assert.NotEqual(Make(name, seed: 4).Periods, Make(name, seed: 5).Periods);
    }

    [Theory]
    [MemberData(nameof(Generators))]
    public void A_trace_is_as_long_as_asked_for(string name) => Assert.Equal(300, Make(name).Length.Seconds, 0.001);

    [Fact]
    public void A_Markov_walk_moves_to_neighbours_only()
    {
        var rates = Make("markov:low=100,high=800,states=4,noise=0").Periods.Select(p => Math.Round(p.Rate.Kbps)).ToArray();
        Assert.Subset(new HashSet<double> { 100, 200, 400, 800 }, rates.ToHashSet());
        Assert.All(rates.Zip(rates.Skip(1)), pair => Assert.InRange(pair.Second / pair.First, 0.5, 2));
    }

    [Fact]
    public void A_Markov_walk_moves_as_often_as_asked_for()
    {
        var rates = Make("markov:noise=0,move=0.25", seconds: 20_000).Periods.Select(p => p.Rate).ToArray();
        Assert.Equal(0.25, rates.Zip(rates.Skip(1)).Count(pair => pair.First != pair.Second) / 20_000.0, 0.02);
    }

    [Fact]
    public void Steps_alternate() => Assert.Equal([(30, 4000), (30, 600), (30, 4000), (30, 600)],
        Make("steps:jitter=0", seconds: 120).Periods.Select(p => (p.Duration.Seconds, p.Rate.Kbps)));

    [Fact]
    public void A_sawtooth_climbs_and_falls() => Assert.Equal([100, 200, 300, 100, 200],
        Make("sawtooth:low=100,high=300,period=3,jitter=0", seconds: 5).Periods.Select(p => Math.Round(p.Rate.Kbps)));

    [Fact]
    public void Failures_take_their_share_of_the_time()
    {
        var trace = Make("outages:rate=1000,between=30,outage=10", seconds: 100_000);
        Assert.Equal(750, trace.Mean.Kbps, 40.0);
        Assert.Equal([0, 1000], trace.Periods.Select(p => p.Rate.Kbps).Distinct().Order());
    }

    [Fact]
    public void Too_many_periods_are_refused() => Assert.Throws<StudyException>(() => Make("markov:step=0.001", seconds: 1e6));

    private static BandwidthTrace Make(string spec, ulong seed = 1, double seconds = 300) =>
        TraceGenerators.Make(TraceGenerators.All.Create(spec), Duration.FromSeconds(seconds), seed);
}
