using StreamLab.Cdn;

namespace StreamLab.Server.Tests;

public sealed class PathwayOrderTests
{
    [Fact]
    public void What_a_player_says_of_an_edge_counts_up_to_what_its_uplink_lets_through()
    {
        var edges = new EdgeRegistry(TimeProvider.System);
        Register(edges, "edge-1", kbps: 3000);
        Register(edges, "edge-2", kbps: 600);
        Assert.True(SteeringPolicies.TryCreate("fastest", seed: 1, out var policy, out _));
        var order = new PathwayOrder(edges, policy, TimeProvider.System);
        order.For("film", "ann", [new("edge-1", Bitrate.FromMbps(2.8))]);
        var after = order.For("film", "ann", [new("edge-2", Bitrate.FromMbps(2.9))]); // an estimate that edge-1 has made
        Assert.Equal(["edge-1", "edge-2"], after.Select(edge => edge.Name));
    }

    private static void Register(EdgeRegistry edges, string name, double kbps) =>
        Assert.Null(edges.Register(new EdgeRegistration(name, new Uri($"http://127.0.0.1:{8080 + name[^1]}/"), "token", new EdgeReport(0, 0, kbps, 0))));
}
