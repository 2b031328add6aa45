using CsCheck;

namespace StreamLab.Cdn.Tests;

/// <summary>Each policy against its second implementation, request by request.</summary>
public sealed class PolicyEquivalenceTests
{
    private static readonly Gen<(int[] Requests, int Capacity)> Traces =
        Gen.Select(Gen.Select(Gen.Int[0, 30], Gen.Int[0, 300], Gen.Bool).Select((near, far, isNear) => isNear ? near : far).Array[0, 600], Gen.Int[1, 40]);

    private const int MixedCapacity = 100;

    private static readonly Gen<(int Key, int Bytes, bool IsRemoved)[]> Visits =
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 110], Gen.Int[0, 19].Select(n => n == 0)).Array[0, 300];

    public static TheoryData<string> Policies => [.. EvictionPolicies.Names];

    [Theory, MemberData(nameof(Policies))]
    public void It_does_as_the_plainest_words_of_its_paper(string policy) => Traces.Sample(trace =>
    {
        var (first, second) = (Cache(EvictionPolicies.Create<int>(policy)!, trace.Capacity), Cache(NaivePolicies.Named(policy), trace.Capacity));
        foreach (var key in trace.Requests) Assert.Equal(Asks(second, key), Asks(first, key));
        Assert.Equal(second.Statistics, first.Statistics);
    });

    [Theory, MemberData(nameof(Policies))]
    public void It_does_so_for_objects_of_many_sizes_that_are_also_replaced_and_removed(string policy) => Visits.Sample(visits =>
    {
        var (first, second) = (Cache(EvictionPolicies.Create<int>(policy)!, MixedCapacity), Cache(NaivePolicies.Named(policy), MixedCapacity));
        foreach (var (key, bytes, isRemoved) in visits)
        {
            if (isRemoved) Assert.Equal(second.Remove(key), first.Remove(key));
            else Assert.Equal(Asks(second, key, bytes), Asks(first, key, bytes));
        }
        Assert.Equal(second.Statistics, first.Statistics);
    });

    [Theory, MemberData(nameof(Policies))]
    public void It_never_beats_the_one_that_knows_the_future(string policy) => Traces.Sample(trace =>
    {
        var (cache, optimum) = (Cache(EvictionPolicies.Create<int>(policy)!, trace.Capacity), Cache(new BeladyPolicy<int>(trace.Requests), trace.Capacity));
        foreach (var key in trace.Requests)
        {
            Asks(cache, key);
            Asks(optimum, key);
        }
        Assert.True(cache.Statistics.Hits <= optimum.Statistics.Hits);
    });

    private static EdgeCache<int, int> Cache(IEvictionPolicy<int> policy, int capacity) => new(DataSize.FromBytes(capacity), policy);

    /// <summary>Stored anew where its size has changed.</summary>
    private static bool Asks(EdgeCache<int, int> cache, int key, int bytes = 1)
    {
        if (cache.TryGet(key, out var stored) && stored == bytes) return true;
        cache.TryStore(key, bytes, bytes);
        return false;
    }
}
