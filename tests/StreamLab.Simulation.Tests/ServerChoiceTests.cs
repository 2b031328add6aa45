namespace StreamLab.Simulation.Tests;

/// <summary>Players choose among three servers whose rates change places every 20 s, over 2 min: the rates change five times after the start.</summary>
public class ServerChoiceTests
{
    private const int Phases = 6;
    private static readonly double[] Rates = [24, 12, 4];

    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    [Theory, MemberData(nameof(Seeds))]
    public void Ten_players_spread_over_the_servers_and_follow_their_rates(int seed)
    {
        var choice = Run(players: 10, seed, "throughput", TestMedia.Video(segments: 60), Rates);
        Assert.InRange(choice.Fairness, 0.9, 1);
        Assert.InRange(choice.BytesLost, 0, 0.2);
        Assert.InRange(choice.MeanChanges, 1, Phases);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_lone_player_loses_a_tenth_at_most(int seed)
    {
        var choice = Run(players: 1, seed, "throughput", TestMedia.Video(segments: 60), [6, 3, 1]);
        Assert.InRange(choice.BytesLost, 0, 0.1);
        Assert.InRange(choice.MostChanges, 1, Phases);
    }

    /// <summary>Ten players of 3.6 Mbit/s begin at one server of 24, the others idle: none ever has two segments buffered there.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Players_that_starve_at_one_server_find_the_others(int seed)
    {
        var all = TestMedia.Video(segments: 100, ratesKbps: [3600]);
        var (choosing, staying) = (Run(10, seed, "fixed:0", all, Rates), Run(10, seed, "fixed:0", all, Rates, "first"));
        Assert.True(choosing.PlayedSeconds > 1.5 * staying.PlayedSeconds, $"{choosing.PlayedSeconds} against {staying.PlayedSeconds} s");
    }

    private static ServerChoice Run(int players, int seed, string rule, AdaptationSet video, double[] rates, string pathway = "fastest")
    {
        var servers = rates.Select((_, i) => new SimulatedPathway($"edge-{i + 1}", Rotating(rates, i), Duration.FromMilliseconds(20), StartsNow: true)).ToArray();
        var setup = new SimulationSetup
        {
            Configuration = new() { Abr = rule, Buffer = Duration.FromSeconds(30), Pathway = pathway, Seed = seed, For = Duration.FromSeconds(120) },
            Media = TestMedia.Presentation(video),
            Pathways = servers,
            TraceName = "made",
        };
        var events = Enumerable.Range(0, players).Select(_ => new EventList()).ToArray();
        Assert.True(SimulatedCrowd.TryRun(setup, players, Duration.FromSeconds(0.07 * seed), i => events[i], out var summaries, out var error), error);
        return ServerChoice.Of(events, servers, summaries);
    }

    private static Network.BandwidthTrace Rotating(double[] rates, int first) => new(Enumerable.Range(0, rates.Length)
        .Select(k => new Network.TracePeriod(Duration.FromSeconds(20), Bitrate.FromMbps(rates[(first + k) % rates.Length]))));
}
