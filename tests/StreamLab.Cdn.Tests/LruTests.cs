using CsCheck;

namespace StreamLab.Cdn.Tests;

public sealed class LruTests
{
    private const int CapacityBytes = 100;

    [Fact]
    public void The_key_that_was_not_asked_for_the_longest_time_leaves()
    {
        var cache = Cache();
        cache.TryStore("a", 0, 50);
        cache.TryStore("b", 0, 50);
        cache.TryGet("a", out _);
        cache.TryStore("c", 0, 50);
        Assert.True(cache.TryGet("a", out _));
        Assert.False(cache.TryGet("b", out _));
    }

    [Fact]
    public void It_does_as_a_list_in_order_of_use() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 9], Gen.Int[0, 120]).Array[0, 200].Sample(steps =>
        {
            var (cache, model) = (Cache(), new NaiveLru(CapacityBytes));
            foreach (var (store, key, bytes) in steps)
            {
                if (store) Assert.Equal(model.Store(key.ToString(), bytes), cache.TryStore(key.ToString(), 0, bytes));
                else Assert.Equal(model.Get(key.ToString()), cache.TryGet(key.ToString(), out _));
            }
            Assert.Equal(model.Statistics, cache.Statistics);
        });

    [Fact]
    public void An_unknown_name_makes_no_policy() => Assert.Null(EvictionPolicies.Create<int>("oldest-first"));

    private static EdgeCache<string, int> Cache() => new(DataSize.FromBytes(CapacityBytes), new LruPolicy<string>());

    /// <summary>The same in the plainest words: a list, the least recently used first.</summary>
    private sealed class NaiveLru(int capacityBytes)
    {
        private readonly List<(string Key, int Bytes)> _list = [];
        private long _hits, _hitBytes, _misses, _evictions;

        public CacheStatistics Statistics => new(_hits, _hitBytes, _misses, _evictions, _list.Count, _list.Sum(o => o.Bytes));

        public bool Get(string key)
        {
            var at = _list.FindIndex(o => o.Key == key);
            if (at < 0) return ++_misses < 0;
            _list.Add(_list[at]);
            _list.RemoveAt(at);
            _hitBytes += _list[^1].Bytes;
            return ++_hits > 0;
        }

        public bool Store(string key, int bytes)
        {
            _list.RemoveAll(o => o.Key == key);
            if (bytes > capacityBytes) return false;
            for (; _list.Sum(o => o.Bytes) + bytes > capacityBytes; _evictions++) _list.RemoveAt(0);
            _list.Add((key, bytes));
            return true;
        }
    }
}
