using StreamLab.Simulation.Cdn;

namespace StreamLab.Simulation.Tests.Cdn;

public sealed class TopologyFileTests
{
    private const string Small = """
        schema: streamlab-topology/1
        name: small
        regions:
          - {name: town, count: 2, share: 3, access: 10Mbps}
          - {name: island, share: 1, access: 5Mbps}
        nodes:
          - {name: origin, kind: origin, link: 1Gbps, costPerGB: 0.5}
          - name: edge
            count: 2
            kind: edge
            cluster: all
            capacity: 10MB
            link: 100Mbps
            parents: [{name: origin, rtt: 40ms}]
            rtt: {'town-{n}': 2ms, town-*: 10ms, '*': 30ms}
        """;

    public static TheoryData<string> Presets => [.. TopologyFile.Names];

    [Theory, MemberData(nameof(Presets))]
    public void What_comes_with_StreamLab_can_be_read(string name)
    {
        Assert.True(TopologyFile.TryFind(name, out var topology, out var error), error);
        Assert.Equal(name, topology.Name);
        Assert.Equal(1, topology.Regions.Sum(r => r.Share), tolerance: 1e-9);
    }

    [Fact]
    public void Enter_deep_and_bring_home_have_the_same_storage_and_clients()
    {
        TopologyFile.TryFind("enter-deep", out var deep, out _);
        TopologyFile.TryFind("bring-home", out var home, out _);
        Assert.Equal(deep.Storage, home.Storage);
        Assert.Equal(deep.Regions, home.Regions);
    }

    [Fact]
    public void Copies_are_numbered_and_shares_are_divided()
    {
        var topology = Read(Small);
        Assert.Equal(["town-1", "town-2", "island"], topology.Regions.Select(r => r.Name));
        Assert.Equal([0.375, 0.375, 0.25], topology.Regions.Select(r => r.Share));
        Assert.Equal(["origin", "edge-1", "edge-2"], topology.Nodes.Select(n => n.Name));
    }

    [Fact]
    public void The_longest_name_that_fits_a_region_gives_its_rtt() =>
        Assert.Equal([10, 2, 30], Read(Small).Nodes[2].ClientRtt.Select(rtt => Math.Round(rtt.Milliseconds)));

    [Fact]
    public void A_server_without_an_rtt_to_a_region_does_not_serve_it() => Assert.False(Read(Small).Nodes[0].ServesClients);

    [Fact]
    public void Json_is_read_as_well() => Assert.Equal("one", Read("""
        {"schema": "streamlab-topology/1", "name": "one", "regions": [{"name": "all", "share": 1, "access": "1Mbps"}],
         "nodes": [{"name": "origin", "kind": "origin", "link": "1Gbps", "rtt": {"all": "10ms"}}]}
        """).Name);

    [Theory]
    [InlineData("capacity: 10MB", "capacity: 10", "line 12", "'10'", "500GB")]
    [InlineData("link: 100Mbps", "link: fast", "line 13", "'fast'", "10Gbps")]
    [InlineData("kind: edge", "kind: router", "line 10", "'router'", "shield")]
    [InlineData("name: origin, rtt: 40ms", "name: root, rtt: 40ms", "line 14", "'root'", "none of the nodes")]
    [InlineData("'*': 30ms", "moon: 30ms", "line 15", "'moon'", "none of the regions")]
    [InlineData("count: 2\n    kind", "count: 2000\n    kind", "line 9", "'2000'", "1 to 1000")]
    [InlineData("cluster: all", "clutser: all", "line 11", "clutser", "")]
    [InlineData("share: 3", "share: -3", "line 4", "'-3'", "at least 0")]
    [InlineData(", '*': 30ms", "", "island", "rtt", "")]
    [InlineData("kind: origin, ", "kind: origin, capacity: 1GB, ", "line 7", "origin", "without capacity")]
    [InlineData("topology/1", "topology/9", "schema", "streamlab-topology/1", "")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, params string[] words)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        Assert.False(TopologyFile.TryParse("small.yaml", Small.Replace(right, wrong, StringComparison.Ordinal), out _, out var error));
        Assert.All([.. words, "small.yaml"], word => Assert.Contains(word, error, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void A_circle_of_parents_is_refused()
    {
        var text = Small + """

              - {name: a, kind: shield, capacity: 1GB, link: 1Gbps, parents: [{name: b, rtt: 1ms}]}
              - {name: b, kind: shield, capacity: 1GB, link: 1Gbps, parents: [{name: a, rtt: 1ms}]}
            """;
        Assert.False(TopologyFile.TryParse("x", text, out _, out var error));
        Assert.Contains("a parent of its own", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("a: &a [*a, *a]")]
    [InlineData("42")]
    public void What_is_no_topology_is_refused(string text) => Assert.False(TopologyFile.TryParse("x", text, out _, out _));

    [Fact]
    public void A_file_that_is_not_there_is_refused_with_the_names_there_are()
    {
        Assert.False(TopologyFile.TryFind("bring-hone", out _, out var error));
        Assert.Contains("bring-home", error, StringComparison.Ordinal);
    }

    private static CdnTopology Read(string text) => TopologyFile.TryParse("test", text, out var topology, out var error) ? topology : throw new InvalidOperationException(error);
}
