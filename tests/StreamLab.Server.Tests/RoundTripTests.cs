namespace StreamLab.Server.Tests;

/// <summary>How long a first byte is held back.</summary>
public sealed class RoundTripTests
{
    private static readonly Duration Rtt = Duration.FromMilliseconds(20), Jitter = Duration.FromMilliseconds(5);

    [Theory]
    [InlineData(false, 1, 20)]
    [InlineData(true, 0, 20)]
    [InlineData(true, 1, 40)]
    [InlineData(true, 2, 60)]
    public void A_new_connection_costs_its_own_round_trips(bool isNew, int toConnect, double milliseconds) =>
        Assert.Equal(milliseconds, new RoundTrip(Rtt, Duration.Zero, toConnect).Draw(isNew, Duration.Zero, new Random(1)).Milliseconds, 6);

    [Fact]
    public void Jitter_only_adds_and_is_the_same_with_the_same_seed()
    {
        var trip = new RoundTrip(Rtt, Jitter, ToConnect: 1);
        var (one, other) = (new Random(7), new Random(7));
        for (var i = 0; i < 100; i++)
        {
            var drawn = trip.Draw(false, Duration.Zero, one);
            Assert.InRange(drawn.Milliseconds, 20, 25);
            Assert.Equal(drawn, trip.Draw(false, Duration.Zero, other));
        }
    }

    [Fact]
    public void A_change_of_one_leaves_the_others() =>
        Assert.Equal(new RoundTrip(Rtt, Jitter, ToConnect: 2), new RoundTrip(Rtt, Duration.Zero, ToConnect: 2).With(new(Jitter: Jitter)));
}
