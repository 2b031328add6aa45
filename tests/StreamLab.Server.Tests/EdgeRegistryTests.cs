using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Server.Tests;

public sealed class EdgeRegistryTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly EdgeRegistry _registry;

    public EdgeRegistryTests() => _registry = new(_time);

    [Fact]
    public void An_edge_that_is_not_heard_of_for_three_heartbeats_is_forgotten()
    {
        _registry.Register(Edge("edge-1", 1));
        _time.Advance(EdgeRegistration.Heartbeat * 3);
        Assert.Single(_registry.Live);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(_registry.Live);
    }

    [Fact]
    public void A_heartbeat_keeps_an_edge_alive()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(_registry.Register(Edge("edge-1", 1)));
            _time.Advance(EdgeRegistration.Heartbeat);
        }
        Assert.NotNull(_registry.Find("edge-1"));
    }

    [Fact]
    public void An_edge_that_is_not_well_is_not_among_the_live_until_it_is_again()
    {
        _registry.Register(Edge("edge-1", 1));
        _registry.Saw("edge-1", isWell: false);
        Assert.Null(_registry.Register(Edge("edge-1", 1)));
        Assert.Empty(_registry.Live);
        Assert.NotNull(_registry.Find("edge-1"));
        _registry.Saw("edge-1", isWell: true);
        Assert.Single(_registry.Live);
    }

    [Fact]
    public void Edges_are_in_the_order_of_their_numbers()
    {
        foreach (var name in new[] { "edge-10", "edge-2", "edge-1" }) _registry.Register(Edge(name, 1));
        Assert.Equal(["edge-1", "edge-2", "edge-10"], _registry.Live.Select(e => e.Name));
    }

    [Fact]
    public void A_name_belongs_to_one_edge_as_long_as_that_lives()
    {
        _registry.Register(Edge("edge-1", 1));
        Assert.Contains("http://127.0.0.1:1/", _registry.Register(Edge("edge-1", 2)));
        _time.Advance(EdgeRegistration.Heartbeat * 4);
        Assert.Null(_registry.Register(Edge("edge-1", 2)));
    }

    [Fact]
    public void There_is_room_for_as_many_edges_as_a_manifest_may_name()
    {
        for (var i = 1; i <= 32; i++) Assert.Null(_registry.Register(Edge($"edge-{i}", i)));
        Assert.NotNull(_registry.Register(Edge("edge-33", 33)));
        Assert.Null(_registry.Register(Edge("edge-7", 7)));
    }

    private static EdgeRegistration Edge(string name, int port) => new(name, new Uri($"http://127.0.0.1:{port}/"), "token");
}
