using CsCheck;

namespace StreamLab.Cdn.Tests;

/// <summary>What holds for a cache with each policy, whatever is done to it.</summary>
public sealed class EvictionContractTests
{
    private const int CapacityBytes = 100;

    private enum Step { Get, Store, Remove }

    private static readonly Gen<(Step Kind, int Key, long Bytes)[]> Steps =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 12], Gen.Long[0, CapacityBytes + 20]).Array[0, 80];

    public static TheoryData<string> Policies => [.. EvictionPolicies.Names];

    [Theory, MemberData(nameof(Policies))]
    public void What_is_stored_never_exceeds_the_capacity(string policy) => Steps.Sample(steps =>
    {
        var cache = Cache(policy);
        foreach (var step in steps)
        {
            Apply(cache, step);
            Assert.InRange(cache.Bytes, 0, CapacityBytes);
        }
    });

    [Theory, MemberData(nameof(Policies))]
    public void The_bytes_are_those_of_the_keys_that_can_be_had(string policy) => Steps.Sample(steps =>
    {
        var cache = Cache(policy);
        foreach (var step in steps) Apply(cache, step);
        var stored = Enumerable.Range(0, 13).Where(key => cache.TryGet(key, out _)).ToArray();
        Assert.Equal(stored.Length, cache.Statistics.Objects);
        Assert.Equal(stored.Sum(key => cache.TryGet(key, out var bytes) ? bytes : 0), cache.Bytes);
    });

    [Theory, MemberData(nameof(Policies))]
    public void A_key_has_the_value_that_was_stored_last_or_none(string policy) => Steps.Sample(steps =>
    {
        var (cache, last) = (Cache(policy), new Dictionary<int, long>());
        foreach (var step in steps)
        {
            Apply(cache, step);
            if (step.Kind == Step.Store) last[step.Key] = step.Bytes;
            if (cache.TryGet(step.Key, out var value)) Assert.Equal(last[step.Key], value);
        }
    });

    [Theory, MemberData(nameof(Policies))]
    public void An_object_that_fits_is_stored(string policy) => Steps.Sample(steps =>
    {
        var cache = Cache(policy);
        foreach (var step in steps) Apply(cache, step);
        Assert.True(cache.TryStore(99, CapacityBytes, CapacityBytes));
        Assert.True(cache.TryGet(99, out _));
    });

    [Theory, MemberData(nameof(Policies))]
    public void An_object_larger_than_the_cache_is_not_stored_and_displaces_nothing(string policy)
    {
        var cache = Cache(policy);
        cache.TryStore(1, 10, 10);
        Assert.False(cache.TryStore(2, CapacityBytes + 1, CapacityBytes + 1));
        Assert.True(cache.TryGet(1, out _));
        Assert.Equal(0, cache.Statistics.Evictions);
    }

    private static EdgeCache<int, long> Cache(string policy) =>
        new(DataSize.FromBytes(CapacityBytes), EvictionPolicies.Create<int>(policy)!);

    private static void Apply(EdgeCache<int, long> cache, (Step Kind, int Key, long Bytes) step)
    {
        if (step.Kind == Step.Get) cache.TryGet(step.Key, out _);
        else if (step.Kind == Step.Store) cache.TryStore(step.Key, step.Bytes, step.Bytes);
        else cache.Remove(step.Key);
    }
}
