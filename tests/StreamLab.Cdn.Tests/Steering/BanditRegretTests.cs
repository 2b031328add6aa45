namespace StreamLab.Cdn.Tests;

/// <summary>What the bandits lose against always the best pathway, on simulated ones whose throughput is drawn anew each time.</summary>
public sealed class BanditRegretTests
{
    private const int Rounds = 2000;
    private static readonly double[][] Worlds = [[0.9, 0.6], [0.3, 0.5, 0.8], [0.2, 0.4, 0.4, 0.75]];

    public static TheoryData<string> Bandits => ["epsilon-greedy", "ucb1", "thompson"];

    [Theory, MemberData(nameof(Bandits))]
    public void Regret_is_a_small_part_of_that_of_choosing_evenly_and_grows_ever_slower(string name)
    {
        foreach (var means in Worlds)
        {
            var (early, late, evenly) = (0.0, 0.0, Rounds * (means.Max() - means.Average()));
            for (var seed = 1; seed <= 4; seed++)
            {
                var regret = Regret(Steered.Policy($"{name}:enough=1", seed), means, seed);
                Assert.True(regret[^1] < 0.5 * evenly, $"{name}, {means.Length} pathways, seed {seed}: {regret[^1]:0} of {evenly:0}");
                (early, late) = (early + regret[Rounds / 4], late + regret[^1] - regret[Rounds * 3 / 4]);
            }
            Assert.True(late < 0.8 * early, $"{name}, {means.Length} pathways: {early:0} in the first quarters, {late:0} in the last");
        }
    }

    [Theory, MemberData(nameof(Bandits))]
    public void With_a_memory_a_change_of_places_is_noticed(string name)
    {
        var policy = Steered.Policy(name == "epsilon-greedy" ? $"{name}:enough=1,memory=50,floor=0.1" : $"{name}:enough=1,memory=50", seed: 3);
        Play(policy, [0.9, 0.2], 1000, new Random(1), _ => { });
        var late = 0;
        Play(policy, [0.2, 0.9], 1000, new Random(2), arm => late += arm);
        Assert.True(late > 600, $"the better one was chosen {late} times of 1000");
    }

    /// <returns>The loss so far after each round, in expectation.</returns>
    private static double[] Regret(ISteeringPolicy policy, double[] means, int seed)
    {
        var (regret, sum) = (new List<double>(), 0.0);
        Play(policy, means, Rounds, new Random(seed * 7919), arm => regret.Add(sum += means.Max() - means[arm]));
        return [.. regret];
    }

    private static void Play(ISteeringPolicy policy, double[] means, int rounds, Random world, Action<int> chosen)
    {
        var pathways = Steered.Pathways([.. means.Select((_, i) => $"edge-{i}")]);
        PathwayExperience[] had = [];
        for (var round = 0; round < rounds; round++)
        {
            var answer = policy.Ask(pathways, round, "ann", had)[0];
            var arm = Array.FindIndex(pathways, p => p.Name == answer);
            chosen(arm);
            had = [Steered.Had(pathways[arm].Name, world.NextDouble() < means[arm] ? 1 : 0)];
        }
    }
}
