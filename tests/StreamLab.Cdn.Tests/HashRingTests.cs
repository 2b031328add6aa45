using CsCheck;

namespace StreamLab.Cdn.Tests;

public sealed class HashRingTests
{
    private const int Keys = 2_000;

    private static readonly Gen<string[]> NodeNames =
        Gen.Int[1, 9].Select(n => Enumerable.Range(1, n).Select(i => $"edge-{i}").ToArray());

    private static readonly Gen<ulong[]> SomeKeys = Gen.ULong.Array[0, 400];

    [Fact]
    public void No_node_has_more_than_one_and_epsilon_times_the_average_rounded_up() =>
        Gen.Select(NodeNames, SomeKeys, Gen.Double[0.01, 2]).Sample((nodes, keys, slack) =>
        {
            var (ring, loads) = (new HashRing(nodes), new long[nodes.Length]);
            for (var i = 0; i < keys.Length; i++)
            {
                loads[ring.Owner(keys[i], loads, slack)]++;
                Assert.True(loads.Max() <= HashRing.Bound(i + 1, nodes.Length, slack));
            }
        });

    [Fact]
    public void A_key_that_finds_room_at_its_owner_stays_there() =>
        Gen.Select(NodeNames, Gen.ULong).Sample((nodes, key) =>
        {
            var ring = new HashRing(nodes);
            Assert.Equal(ring.Owner(key), ring.Owner(key, new long[nodes.Length], slack: 0.25));
        });

    [Fact]
    public void A_key_that_finds_none_goes_to_the_next_in_its_order() =>
        Gen.Select(NodeNames.Where(n => n.Length > 1), Gen.ULong).Sample((nodes, key) =>
        {
            var (ring, loads) = (new HashRing(nodes), new long[nodes.Length]);
            loads[ring.Owner(key)] = 1_000;
            Assert.Equal(ring.Order(key)[1], nodes[ring.Owner(key, loads, slack: 0.25)]);
        });

    [Fact]
    public void Who_leaves_takes_only_its_own_keys_and_they_go_to_the_next_in_order() =>
        Gen.Select(NodeNames.Where(n => n.Length > 1), SomeKeys).Sample((nodes, keys) =>
        {
            var (before, after) = (new HashRing(nodes), new HashRing(nodes[..^1]));
            foreach (var key in keys)
            {
                var owner = nodes[before.Owner(key)];
                Assert.Equal(owner == nodes[^1] ? before.Order(key)[1] : owner, nodes[after.Owner(key)]);
            }
        });

    [Fact]
    public void The_order_of_the_names_decides_nothing() => Gen.Select(NodeNames, Gen.ULong).Sample((nodes, key) =>
    {
        var (one, other) = (new HashRing(nodes), new HashRing([.. nodes.Reverse()]));
        Assert.Equal(one.Order(key), other.Order(key));
        Assert.Equal(one.Order(key)[0], one.Nodes[one.Owner(key)]);
    });

    [Fact]
    public void Every_node_is_in_the_order_once() =>
        Gen.Select(NodeNames, Gen.ULong).Sample((nodes, key) => Assert.Equal(nodes, new HashRing(nodes).Order(key).Order(StringComparer.Ordinal)));

    [Fact]
    public void Arcs_are_as_equal_as_their_number_promises()
    {
        var (ring, loads) = (new HashRing(["a", "b", "c", "d"]), new int[4]);
        for (var i = 0; i < Keys; i++) loads[ring.Owner(StableHash.Of(i))]++;
        Assert.All(loads, load => Assert.InRange(load, Keys / 4 * 0.7, Keys / 4 * 1.3));
    }

    [Fact]
    public void With_bounded_loads_a_node_that_joins_moves_little_more_than_its_share()
    {
        const double slack = 0.25;
        var (four, five) = (Assign(["a", "b", "c", "d"], slack), Assign(["a", "b", "c", "d", "e"], slack));
        var moved = four.Zip(five).Count(pair => pair.First != pair.Second);
        Assert.InRange(moved, Keys / 5 * 0.8, Keys / 5 * 2);
    }

    [Fact]
    public void Another_process_finds_the_same() // The figures are those of a second implementation, in Python.
    {
        Assert.Equal(0x92D834AA41837F2EUL, StableHash.Of("edge-1"));
        Assert.Equal(["edge-2", "edge-3", "edge-1"], new HashRing(["edge-1", "edge-2", "edge-3"]).Order(StableHash.Of("demo/video-3/00001.m4s")));
    }

    [Fact]
    public void A_ring_has_a_node_and_each_name_once()
    {
        Assert.Throws<ArgumentException>(() => new HashRing([]));
        Assert.Throws<ArgumentException>(() => new HashRing(["a", "a"]));
    }

    private static string[] Assign(string[] nodes, double slack)
    {
        var (ring, loads) = (new HashRing(nodes), new long[nodes.Length]);
        return [.. Enumerable.Range(0, Keys).Select(i =>
        {
            var owner = ring.Owner(StableHash.Of(i), loads, slack);
            loads[owner]++;
            return nodes[owner];
        })];
    }
}
