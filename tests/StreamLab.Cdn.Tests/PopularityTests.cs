namespace StreamLab.Cdn.Tests;

/// <summary>The order that the papers report, on requests whose popularity is Zipf's and shifts to other objects halfway.</summary>
public sealed class PopularityTests
{
    private const int Objects = 5_000, Requests = 100_000;
    private const double Exponent = 0.9;

    private static readonly int[] Trace = Draw();

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    public void After_a_shift_s3_fifo_is_better_than_lru_and_lru_than_lfu(double share)
    {
        var (s3Fifo, lru, lfu) = (HitRatio("s3-fifo", share), HitRatio("lru", share), HitRatio("lfu", share));
        Assert.True(s3Fifo > lru && lru > lfu, $"s3-fifo {s3Fifo:0.000}, lru {lru:0.000}, lfu {lfu:0.000}");
    }

    private static double HitRatio(string policy, double share)
    {
        var cache = new EdgeCache<int, int>(DataSize.FromBytes(share * Objects), EvictionPolicies.Create<int>(policy)!);
        foreach (var key in Trace)
            if (!cache.TryGet(key, out _)) cache.TryStore(key, key, 1);
        return (double)cache.Statistics.Hits / Requests;
    }

    private static int[] Draw()
    {
        var random = new Random(1);
        var cumulative = new double[Objects];
        for (var i = 0; i < Objects; i++) cumulative[i] = (i == 0 ? 0 : cumulative[i - 1]) + Math.Pow(i + 1, -Exponent);
        return [.. Enumerable.Range(0, Requests).Select(n => (n < Requests / 2 ? 0 : Objects) + Rank(random.NextDouble() * cumulative[^1]))];

        int Rank(double x) => Array.BinarySearch(cumulative, x) is var at && at < 0 ? ~at : at;
    }
}
