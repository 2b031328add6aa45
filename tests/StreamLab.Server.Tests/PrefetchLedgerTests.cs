using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Server.Tests;

public sealed class PrefetchLedgerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly PrefetchLedger _ledger;

    public PrefetchLedgerTests() => _ledger = new(_time);

    [Fact]
    public void What_was_named_and_asked_for_is_not_in_vain()
    {
        for (var i = 0; i < 100; i++) Name($"{i}", isAskedFor: true);
        Assert.Equal((100, 100, 0, 0.0), (_ledger.Counts.Fetched, _ledger.Counts.Asked, _ledger.Counts.InVain, _ledger.Counts.ShareInVain));
        Assert.True(_ledger.Believes("a"));
    }

    [Fact]
    public void Whoever_asks_for_it_it_is_not_in_vain()
    {
        _ledger.Fetched("a", "x");
        _ledger.Asked("b", "x");
        Assert.Equal(1, _ledger.Counts.Asked);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Who_names_more_than_a_fifth_in_vain_is_believed_no_longer(int inVain, bool isBelieved)
    {
        for (var i = 0; i < PrefetchLedger.Enough; i++) Name($"{i}", isAskedFor: i >= inVain);
        for (var i = 0; i <= PrefetchLedger.OthersSince; i++) _ledger.Asked("a", $"other-{i}");
        Assert.Equal((inVain, inVain / 10.0), (_ledger.Counts.InVain, _ledger.Counts.ShareInVain));
        Assert.Equal((isBelieved, true, isBelieved ? 0 : 1), (_ledger.Believes("a"), _ledger.Believes("b"), _ledger.Counts.Disbelieved));
    }

    [Fact]
    public void A_session_that_goes_silent_has_named_in_vain_after_a_while()
    {
        Name("x", isAskedFor: false);
        _time.Advance(PrefetchLedger.Patience);
        Assert.Equal(0, _ledger.Counts.InVain);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _ledger.Counts.InVain);
    }

    [Fact]
    public void Few_objects_judge_nobody()
    {
        for (var i = 0; i < PrefetchLedger.Enough - 1; i++) Name($"{i}", isAskedFor: false);
        for (var i = 0; i <= PrefetchLedger.OthersSince; i++) _ledger.Asked("a", $"other-{i}");
        Assert.True(_ledger.Believes("a"));
    }

    /// <summary>Whatever is named and asked for, in whatever order, each object is asked for, in vain, or waits.</summary>
    [Fact]
    public void Nothing_is_counted_twice()
    {
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            if (random.Next(2) == 0) _ledger.Fetched($"s{random.Next(5)}", $"{random.Next(50)}");
            else _ledger.Asked($"s{random.Next(5)}", $"{random.Next(50)}");
            if (random.Next(100) == 0) _time.Advance(TimeSpan.FromSeconds(20));
        }
        _time.Advance(PrefetchLedger.Patience * 2);
        Assert.InRange(_ledger.Counts.Asked + _ledger.Counts.InVain, 1, _ledger.Counts.Fetched);
    }

    private void Name(string key, bool isAskedFor)
    {
        _ledger.Fetched("a", key);
        if (isAskedFor) _ledger.Asked("a", key);
    }
}
