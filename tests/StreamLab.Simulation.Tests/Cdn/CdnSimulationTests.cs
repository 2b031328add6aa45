using StreamLab.Cdn;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Simulation.Tests.Cdn;

public sealed class CdnSimulationTests
{
    private static readonly Catalogue Small = new SyntheticCatalogue { Titles = 20, SegmentsPerTitle = 20 }.Make();

    private static readonly CdnWorkload Few = new() { Requests = 40_000, RequestsPerSecond = 200, MeanSegmentsPerViewer = 10 };

    public static TheoryData<string> Presets => [.. TopologyFile.Names];

    public static TheoryData<string> Policies => [.. EvictionPolicies.Names];

    [Theory, MemberData(nameof(Policies))]
    public void An_edge_hits_what_its_cache_hits_by_itself(string policy)
    {
        var setup = new CdnSetup { Topology = OneEdge("20MB"), Catalogue = Small, Workload = Few, Policy = policy, WarmUpShare = 0 };
        var cache = new EdgeCache<int, int>(DataSize.FromBytes(20e6), EvictionPolicies.Create<int>(policy)!);
        var stream = new RequestStream(Small, Few, setup.Topology.Regions);
        for (var i = 0; i < Few.Requests; i++)
        {
            var request = stream.Next();
            if (!cache.TryGet(request.ContentObject, out _)) cache.TryStore(request.ContentObject, 0, request.Bytes);
        }
        Assert.Equal((double)cache.Statistics.Hits / Few.Requests, CdnSimulation.Run(setup).Steady.ObjectHitRatio);
    }

    [Fact]
    public void One_request_takes_the_round_trips_of_its_way_and_its_bytes_at_the_slowest_rate()
    {
        var catalogue = new Catalogue([new("t", 1, [new("v", ContentType.Video, 1, [1_000_000])])], Duration.FromSeconds(1_000));
        var setup = new CdnSetup { Topology = OneEdge("20MB"), Catalogue = catalogue, Workload = new() { Requests = 1, RequestsPerSecond = 1, AreIndependent = true }, WarmUpShare = 0 };
        var figures = CdnSimulation.Run(setup).Steady;
        Assert.Equal(5 + 40, figures.FirstByteMeanMs!.Value, tolerance: 1e-6);
        Assert.Equal(5 + 40 + (8_000 / 10.0), figures.LatencyMeanMs!.Value, tolerance: 1e-6); // 8 Mbit at 10 Mbit/s
    }

    [Fact]
    public void Requests_for_what_is_being_fetched_wait_for_it_and_the_origin_sees_one()
    {
        var catalogue = new Catalogue([new("t", 1, [new("v", ContentType.Video, 1, [1_000])])], Duration.FromSeconds(1));
        var setup = new CdnSetup { Topology = OneEdge("20MB"), Catalogue = catalogue, Workload = new() { Requests = 100, RequestsPerSecond = 1e6, AreIndependent = true }, WarmUpShare = 0 };
        var figures = CdnSimulation.Run(setup).Steady;
        Assert.Equal(0.01, figures.OriginRequestShare!.Value, tolerance: 1e-9);
        Assert.Equal(0.99, figures.Nodes[1].CollapsedShare!.Value, tolerance: 1e-9);
        Assert.InRange(figures.FirstByteMeanMs!.Value, 44, 50); // all wait for the 40 ms to the origin
    }

    [Theory, MemberData(nameof(Presets))]
    public void What_servers_send_adds_up(string name)
    {
        var figures = CdnSimulation.Run(Setup(name)).Steady;
        var sent = figures.Nodes.ToDictionary(n => n.Name, n => n.Mbps ?? 0);
        Assert.Equal(0, figures.Unserved);
        Assert.Equal(sent["origin"], figures.OriginMbps!.Value, tolerance: 1e-6);
        Assert.All(figures.Nodes.Where(n => n.StoredBytes is not null), n => Assert.InRange(n.StoredBytes!.Value, 0, (long)Topology(name).Nodes.Single(t => t.Name == n.Name).Capacity.Bytes));
        if (name == "enter-deep") Assert.Equal(1, figures.ObjectHitRatio!.Value + figures.OriginRequestShare!.Value, tolerance: 1e-9);
    }

    [Theory, MemberData(nameof(Presets))]
    public void The_same_setup_gives_the_same_figures(string name) =>
        Assert.Equal(Plain(CdnSimulation.Run(Setup(name)).Steady), Plain(CdnSimulation.Run(Setup(name)).Steady));

    [Fact]
    public void Large_clusters_hit_more_than_small_edges_of_the_same_storage_and_need_the_origin_less()
    {
        var (deep, home, mega) = (Run("enter-deep", 0.002), Run("bring-home", 0.002), Run("mega-server", 0.002));
        Assert.True(home.ObjectHitRatio > deep.ObjectHitRatio);
        Assert.True(home.OriginMbps < deep.OriginMbps && deep.OriginMbps < mega.OriginMbps);
    }

    [Fact]
    public void Small_edges_that_have_what_is_asked_for_are_the_nearest()
    {
        var (deep, home, mega) = (Filled("enter-deep"), Filled("bring-home"), Filled("mega-server"));
        Assert.True(deep < home && home < mega);

        static double Filled(string name) => CdnSimulation.Run(Setup(name, storage: 1) with { Fill = FillMode.Both }).Steady.FirstByteMeanMs!.Value;
    }

    [Fact]
    public void When_the_only_server_fails_nobody_is_served()
    {
        var result = CdnSimulation.Run(Setup("mega-server") with { Fails = CdnSetup.Busiest });
        Assert.Equal(["origin"], result.Failed);
        Assert.Equal(result.AfterFailure!.Requests, result.AfterFailure.Unserved);
    }

    [Theory, InlineData("enter-deep"), InlineData("bring-home")]
    public void When_one_of_many_fails_all_are_served_from_further_away(string name)
    {
        var result = CdnSimulation.Run(Setup(name) with { Fails = CdnSetup.Busiest });
        Assert.Equal(["north-edge-1"], result.Failed);
        Assert.Equal(0, result.AfterFailure!.Unserved);
        Assert.False(result.AfterFailure.Nodes.Single(n => n.Name == "north-edge-1").IsAlive);
    }

    [Fact]
    public void A_cluster_fails_as_a_whole() => Assert.Equal(["east-edge-1", "east-edge-2"], CdnSimulation.Run(Setup("bring-home") with { Fails = "east" }).Failed);

    [Fact]
    public void Who_fails_has_to_be_there() => Assert.Throws<ArgumentException>(() => CdnSimulation.Run(Setup("bring-home") with { Fails = "moon" }));

    [Fact]
    public void When_the_shield_fails_edges_ask_the_origin() => Assert.Equal(0, CdnSimulation.Run(Setup("bring-home") with { Fails = "shield" }).AfterFailure!.Unserved);

    [Fact]
    public void What_is_pushed_is_hit_from_the_first_request_on_and_never_more_than_the_plan_says_it_will_be()
    {
        var setup = Setup("enter-deep", storage: 0.002) with { WarmUpShare = 0, Workload = Few with { AreIndependent = true } };
        var (pull, push) = (CdnSimulation.Run(setup).Steady, CdnSimulation.Run(setup with { Fill = FillMode.Push }).Steady);
        var planned = PlacementPlanner.Plan(setup.Topology, setup.Catalogue, null).Nodes.Average(n => n.HitRatio);
        Assert.True(push.ObjectHitRatio > pull.ObjectHitRatio);
        Assert.Equal(planned, push.ObjectHitRatio!.Value, tolerance: 0.02);
    }

    [Fact]
    public void Less_time_to_fill_pushes_less()
    {
        var setup = Setup("enter-deep") with { Fill = FillMode.Both };
        var budget = DataSize.FromBytes(5e6);
        Assert.InRange(CdnSimulation.Run(setup with { FillBudget = budget }).PushedBytes, 1, 24 * 5_000_000);
        Assert.True(CdnSimulation.Run(setup).PushedBytes > 24 * 5_000_000);
    }

    [Fact]
    public void A_request_allocates_nothing()
    {
        Assert.InRange(Allocated(Few with { Requests = 400_000 }) - Allocated(Few with { Requests = 200_000 }), -20_000, 20_000);

        static long Allocated(CdnWorkload workload)
        {
            var setup = Setup("bring-home", storage: 0.002) with { Workload = workload, Policy = "s3-fifo" };
            var before = GC.GetAllocatedBytesForCurrentThread();
            CdnSimulation.Run(setup);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static CdnFigures Run(string name, double storage) => CdnSimulation.Run(Setup(name, storage)).Steady;

    private static CdnSetup Setup(string name, double storage = 0.01) => new() { Topology = Topology(name).WithStorage(storage), Catalogue = Small, Workload = Few };

    private static CdnTopology Topology(string name) => TopologyFile.TryFind(name, out var topology, out var error) ? topology : throw new InvalidOperationException(error);

    private static (CdnFigures Figures, string Nodes) Plain(CdnFigures figures) => (figures with { Nodes = [] }, string.Join('\n', figures.Nodes));

    private static CdnTopology OneEdge(string capacity) => TopologyFile.TryParse("test", $$$"""
        schema: streamlab-topology/1
        name: one-edge
        regions: [{name: all, share: 1, access: 10Mbps}]
        nodes:
          - {name: origin, kind: origin, link: 1000Gbps}
          - {name: edge, kind: edge, capacity: {{{capacity}}}, link: 1000Gbps, parents: [{name: origin, rtt: 40ms}], rtt: {all: 5ms}}
        """, out var topology, out var error) ? topology : throw new InvalidOperationException(error);
}
