using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Server.Tests;

public sealed class BlockPoolTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void What_a_whole_period_has_not_needed_is_let_go()
    {
        using var pool = new BlockPool(_time);
        var blocks = Enumerable.Range(0, 100).Select(_ => pool.Rent()).ToList();
        foreach (var block in blocks) block.Dispose();
        for (var period = 0; period < 3; period++)
        {
            _time.Advance(BlockPool.Period);
            using (pool.Rent()) using (pool.Rent()) Assert.InRange(pool.Idle, 0, 98);
        }
        Assert.Equal(2, pool.Idle);
    }

    [Fact]
    public void A_block_that_is_given_back_is_used_again()
    {
        using var pool = new BlockPool(_time);
        var first = pool.Rent();
        var bytes = first.Memory;
        first.Dispose();
        using var second = pool.Rent(4096);
        Assert.Equal(BlockPool.BlockBytes, bytes.Length);
        Assert.True(bytes.Equals(second.Memory));
    }

    [Fact]
    public void A_block_that_is_given_back_twice_is_there_once()
    {
        using var pool = new BlockPool(_time);
        var block = pool.Rent();
        block.Dispose();
        block.Dispose();
        Assert.Equal(1, pool.Idle);
    }

    [Fact]
    public void After_a_rush_a_bounded_number_is_kept()
    {
        using var pool = new BlockPool(_time);
        var blocks = Enumerable.Range(0, BlockPool.MostIdle + 50).Select(_ => pool.Rent()).ToList();
        foreach (var block in blocks) block.Dispose();
        Assert.Equal(BlockPool.MostIdle, pool.Idle);
    }

    [Fact]
    public void What_is_larger_than_a_block_is_made_for_the_purpose_and_not_kept()
    {
        using var pool = new BlockPool(_time);
        using (var large = pool.Rent(BlockPool.BlockBytes + 1)) Assert.True(large.Memory.Length > BlockPool.BlockBytes);
        Assert.Equal(0, pool.Idle);
    }
}
