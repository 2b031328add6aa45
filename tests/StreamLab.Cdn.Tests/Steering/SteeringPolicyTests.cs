using CsCheck;

namespace StreamLab.Cdn.Tests;

public sealed class SteeringPolicyTests
{
    private static readonly SteeringPathway[] Three = Steered.Pathways("a", "b", "c");

    public static TheoryData<string> Names => [.. SteeringPolicies.All.Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_answer_names_live_pathways_only_each_at_most_once_and_at_least_one(string name)
    {
        var policy = Steered.Policy(name);
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var live = Three.Where(_ => random.Next(3) > 0).ToArray();
            if (live.Length == 0) live = [Three[0]];
            PathwayExperience[] had = random.Next(2) == 0 ? [] : [Steered.Had($"{"abcx"[random.Next(4)]}", random.Next(2) == 0 ? null : random.NextDouble() * 20)];
            var answer = policy.Ask(live, i * 0.7, $"client-{random.Next(20)}", had);
            Assert.NotEmpty(answer);
            Assert.Equal(answer.Length, answer.Distinct().Count());
            Assert.Subset(live.Select(p => p.Name).ToHashSet(), answer.ToHashSet());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_questions_with_the_same_seed_get_the_same_answers(string name)
    {
        var (one, other) = (Steered.Policy(name, seed: 5), Steered.Policy(name, seed: 5));
        for (var i = 0; i < 200; i++)
        {
            var had = Steered.Had("abc"[i % 3].ToString(), i % 7);
            Assert.Equal(one.Ask(Three, i, "ann", had), other.Ask(Three, i, "ann", had));
        }
    }

    [Fact]
    public void Static_keeps_the_order_given_and_puts_the_others_behind() => Assert.Equal(["c", "a", "b"], Steered.Policy("static:c,x").Ask(Three));

    [Fact]
    public void Nearest_goes_by_the_round_trip_and_what_is_unknown_comes_last() =>
        Assert.Equal(["b", "a", "c"], Steered.Policy("nearest").Ask([Away("a", 40), Away("b", 5), Three[2]]));

    [Fact]
    public void Clients_are_spread_evenly_and_each_keeps_its_own()
    {
        var policy = Steered.Policy("spread");
        var first = Enumerable.Range(0, 3000).Select(i => policy.Ask(Three, 0, $"client-{i}")[0]).ToArray();
        foreach (var share in first.CountBy(name => name)) Assert.InRange(share.Value, 900, 1100);
        Assert.Equal(first, Enumerable.Range(0, 3000).Select(i => policy.Ask(Three, 0, $"client-{i}")[0]));
    }

    [Fact]
    public void When_a_pathway_goes_only_its_own_clients_move()
    {
        var policy = Steered.Policy("spread");
        for (var i = 0; i < 500; i++)
        {
            var before = policy.Ask(Three, 0, $"client-{i}");
            Assert.Equal(before.Where(name => name != "b"), policy.Ask([Three[0], Three[2]], 0, $"client-{i}"));
        }
    }

    [Fact]
    public void Least_loaded_takes_the_one_that_promises_most() =>
        Assert.Equal("b", Steered.Policy("least-loaded").Ask([Loaded("a", 10, clients: 4), Loaded("b", 6, clients: 1), Loaded("c", 2, clients: 0)])[0]);

    [Fact]
    public void What_an_uplink_has_to_spare_counts_even_with_many_idle_clients() =>
        Assert.Equal("a", Steered.Policy("least-loaded").Ask([Loaded("a", 100, clients: 20, served: 10), Loaded("b", 40, clients: 1, served: 20)])[0]);

    [Fact]
    public void Clients_that_come_between_two_reports_do_not_all_run_to_the_same()
    {
        var policy = Steered.Policy("least-loaded");
        SteeringPathway[] idle = [Loaded("a", 6, 0), Loaded("b", 6, 0), Loaded("c", 6, 0)];
        var sent = Enumerable.Range(0, 30).Select(i => policy.Ask(idle, 0, $"client-{i}")[0]).CountBy(name => name);
        Assert.All(sent, share => Assert.Equal(10, share.Value));
    }

    [Fact]
    public void A_client_does_not_move_for_a_little_more()
    {
        SteeringPathway[] alike = [Loaded("a", 6, 1), Loaded("b", 6.5, 0)];
        Assert.Equal("a", Steered.Policy("least-loaded").Ask(alike, 0, "ann", Steered.Had("a"))[0]);
        Assert.Equal("b", Steered.Policy("least-loaded:margin=1").Ask(alike, 0, "ann", Steered.Had("a"))[0]);
    }

    [Fact]
    public void Clients_of_a_title_are_together_until_their_pathway_has_its_share()
    {
        var policy = Steered.Policy("hashed:slack=0.2");
        SteeringPathway[] quiet = [Loaded("a", 6, 5), Loaded("b", 6, 5), Loaded("c", 6, 5)];
        var at = Enumerable.Range(0, 4).Select(i => policy.AskFor("one", quiet, 0, $"client-{i}")).ToArray();
        // With the fourth there are 19: ⌈1.2 · 19 / 3⌉ = 8, which the three before have made of five.
        Assert.Equal([at[0][0], at[0][0], at[0][0], at[0][1]], at.Select(order => order[0]));
    }

    [Fact]
    public void However_titles_and_clients_come_no_pathway_gets_more_than_the_bound() => Gen.Select(Gen.Int[0, 5].Array[1, 300], Gen.Double[0.05, 2]).Sample((titles, slack) =>
    {
        var policy = Steered.Policy(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"hashed:slack={slack}"));
        var sent = Steered.Pathways("a", "b", "c", "d").ToDictionary(p => p.Name, _ => 0, StringComparer.Ordinal);
        foreach (var (i, title) in titles.Index())
        {
            sent[policy.AskFor($"title-{title}", Steered.Pathways("a", "b", "c", "d"), 0, $"client-{i}")[0]]++;
            Assert.All(sent.Values, clients => Assert.True(clients <= HashRing.Bound(i + 1, 4, slack)));
        }
    });

    [Fact]
    public void When_a_pathway_goes_only_its_own_titles_move()
    {
        for (var i = 0; i < 200; i++)
        {
            var before = Steered.Policy("hashed").AskFor($"title-{i}", Three);
            Assert.Equal(before.Where(name => name != "b"), Steered.Policy("hashed").AskFor($"title-{i}", [Three[0], Three[2]]));
        }
    }

    [Fact]
    public void Who_asks_again_does_not_give_way_to_itself()
    {
        var policy = Steered.Policy("hashed:slack=0.01");
        var at = policy.Ask(Three)[0];
        SteeringPathway[] later = [.. Three.Select(p => p with { Clients = p.Name == at ? 1 : 0, KnownAt = new Instant(2) })];
        Assert.Equal(at, policy.Ask(later, 3, "ann", Steered.Had(at))[0]);
    }

    [Fact]
    public void Fastest_tries_what_it_does_not_know_then_goes_by_the_reports()
    {
        var policy = Steered.Policy("fastest");
        Dictionary<string, double> rates = new() { ["a"] = 2, ["b"] = 8, ["c"] = 5 };
        var at = policy.Ask(Three)[0];
        for (var i = 1; i <= 3; i++) at = policy.Ask(Three, i, "ann", Steered.Had(at, rates[at]))[0];
        Assert.Equal("b", at);
        Assert.Equal(["b", "c", "a"], policy.Ask(Three, 4, "ann", Steered.Had("b", 8)));
    }

    [Fact]
    public void Fastest_lets_all_begin_alike_while_nothing_is_known()
    {
        for (var i = 0; i < 20; i++) Assert.Equal(["a", "b", "c"], Steered.Policy("fastest").Ask(Three, 0, $"client-{i}"));
    }

    [Fact]
    public void Fastest_forgets_old_reports_and_looks_again()
    {
        var policy = Steered.Policy("fastest:memory=10");
        policy.Ask(Three[..2], 0, "ann", Steered.Had("a", 1), Steered.Had("b", 9));
        Assert.Equal("b", policy.Ask(Three[..2], 1, "ann", Steered.Had("b", 9))[0]);
        Assert.Equal("a", policy.Ask(Three[..2], 11, "ann", Steered.Had("b", 9))[0]);
    }

    [Fact]
    public void The_drill_declares_one_after_the_other_failed()
    {
        var policy = Steered.Policy("failover-drill:every=10");
        string[][] periods = [["a", "b", "c"], ["b", "c"], ["a", "c"], ["a", "b"], ["a", "b", "c"], ["b", "c"]];
        foreach (var (i, expected) in periods.Index()) Assert.Equal(expected, policy.Ask(Three, (i * 10) + 3));
        Assert.Equal(["a"], policy.Ask([Three[0]], 13));
    }

    [Theory]
    [InlineData("nonsense", "'nonsense'")]
    [InlineData("fastest:speed=2", "'speed'")]
    [InlineData("fastest:margin=0.5", "margin=0.5")]
    [InlineData("fastest:margin=2,margin=3", "'margin'")]
    [InlineData("thompson:enough=NaN", "enough=NaN")]
    [InlineData("spread:x=1", "it takes none")]
    public void A_bad_specification_is_one_line_that_names_what_is_wrong(string spec, string named)
    {
        Assert.False(SteeringPolicies.TryCreate(spec, 1, out _, out var error));
        Assert.Contains(named, error);
        Assert.DoesNotContain('\n', error);
    }

    private static SteeringPathway Away(string name, double ms) => new() { Name = name, RoundTripTime = Duration.FromMilliseconds(ms) };

    private static SteeringPathway Loaded(string name, double mbps, int clients, double served = 1000) =>
        new() { Name = name, Capacity = Bitrate.FromMbps(mbps), Clients = clients, Served = Bitrate.FromMbps(Math.Min(served, mbps)) };
}
