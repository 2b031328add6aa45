using StreamLab.Simulation.Cdn;

namespace StreamLab.Simulation.Tests.Cdn;

public sealed class PlacementPlannerTests
{
    private static readonly Catalogue Small = new SyntheticCatalogue { Titles = 20, SegmentsPerTitle = 20 }.Make();

    [Theory, InlineData("enter-deep"), InlineData("bring-home")]
    public void Each_server_that_clients_talk_to_gets_what_fits(string name)
    {
        var plan = Plan(name, 0.01);
        Assert.Equal(Topology(name).Nodes.Where(n => n.Kind == NodeKind.Edge).Select(n => n.Name), plan.Nodes.Select(n => n.Name));
        Assert.All(plan.Nodes, node =>
        {
            Assert.InRange(node.Bytes, 1, (long)node.Room.Bytes);
            Assert.Equal(node.Bytes, node.Objects.Sum(o => (long)Small.BytesOf(o)));
            Assert.InRange(node.HitRatio, node.HitRatioAtMost / 2, node.HitRatioAtMost);
        });
    }

    [Fact]
    public void No_object_is_on_two_servers_of_a_cluster()
    {
        var north = Plan("bring-home", 0.01).Nodes.Where(n => n.Name.StartsWith("north", StringComparison.Ordinal)).ToArray();
        Assert.Empty(north[0].Objects.Intersect(north[1].Objects));
    }

    [Fact]
    public void With_room_for_all_every_request_will_be_answered() => Assert.All(Plan("enter-deep", 1).Nodes, node => Assert.Equal(1, node.HitRatio, tolerance: 1e-9));

    [Fact]
    public void An_origin_needs_no_plan() => Assert.Empty(Plan("mega-server", 1).Nodes);

    private static PlacementPlan Plan(string name, double storage) => PlacementPlanner.Plan(Topology(name).WithStorage(storage), Small, null);

    private static CdnTopology Topology(string name) => TopologyFile.TryFind(name, out var topology, out var error) ? topology : throw new InvalidOperationException(error);
}
