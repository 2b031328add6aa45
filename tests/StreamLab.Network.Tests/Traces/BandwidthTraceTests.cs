namespace StreamLab.Network.Tests.Traces;

public class BandwidthTraceTests
{
    // 2 Mbit in the first second, an outage of two, 4 Mbit in the last: 6 Mbit a round of 4 s.
    private static BandwidthTrace Trace(TraceEnd end) => Make.Trace(end, (1, 2), (2, 0), (1, 4));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 0)]
    [InlineData(2.9, 0)]
    [InlineData(3, 4)]
    [InlineData(4, 2)]
    [InlineData(403.5, 4)]
    public void A_period_holds_from_its_start_to_its_end_in_every_round(double time, double mbps) =>
        Assert.Equal(mbps, Trace(TraceEnd.Loop).RateAt(Make.At(time)).Mbps);

    [Theory]
    [InlineData(0, 1, 0.5)]
    [InlineData(0, 2, 1)]
    [InlineData(0, 3, 3.25)]
    [InlineData(0.5, 1, 1)]
    [InlineData(0.5, 2, 3.25)]
    [InlineData(1, 4, 4)]
    [InlineData(3.5, 2, 4)]
    [InlineData(0, 600, 400)]
    [InlineData(0, 601, 400.5)]
    [InlineData(4000, 7, 4004.5)]
    public void A_transfer_ends_when_the_integral_reaches_its_size(double start, double megabits, double end) =>
        Assert.Equal(end, Trace(TraceEnd.Loop).TransferEnd(Make.At(start), Make.Megabits(megabits)).Seconds, 9);

    [Theory]
    [InlineData(TraceEnd.Loop, 4.5)]
    [InlineData(TraceEnd.Hold, 4.25)]
    [InlineData(TraceEnd.Stop, double.PositiveInfinity)]
    public void After_its_end_a_trace_loops_holds_its_last_rate_or_stops(TraceEnd end, double seconds) =>
        Assert.Equal(seconds, Trace(end).TransferEnd(Instant.Origin, Make.Megabits(7)).Seconds, 9);

    [Theory]
    [InlineData(TraceEnd.Loop)]
    [InlineData(TraceEnd.Hold)]
    [InlineData(TraceEnd.Stop)]
    public void The_last_bit_of_a_round_comes_at_its_end(TraceEnd end) =>
        Assert.Equal(4, Trace(end).TransferEnd(Make.At(0.1), Make.Megabits(5.8)).Seconds, 9);

    [Fact]
    public void The_last_bit_of_thousands_of_rounds_comes_before_the_outage_that_follows_it()
    {
        var trace = Make.Trace(TraceEnd.Loop, (1, 0), (1 / 43.0, 1.5 / 43), (2, 0)); // 27 Mbit are 33,282 rounds, rounding aside
        Assert.Equal(33_282 * trace.Length.Seconds - 2, trace.TransferEnd(Instant.Origin, Make.Megabits(27)).Seconds, 1e-6);
    }

    [Theory]
    [InlineData(TraceEnd.Loop)]
    [InlineData(TraceEnd.Hold)]
    [InlineData(TraceEnd.Stop)]
    public void On_an_all_zero_trace_a_transfer_never_ends(TraceEnd end)
    {
        var trace = Make.Trace(end, (1, 0), (2, 0));
        Assert.True(trace.IsAllZero);
        Assert.Equal(Instant.Never, trace.TransferEnd(Make.At(7), DataSize.FromBits(1)));
        Assert.Equal(Instant.Never, trace.NextChange(Make.At(7)));
    }

    [Fact]
    public void A_transfer_of_nothing_ends_where_it_starts() =>
        Assert.Equal(Make.At(1.5), Trace(TraceEnd.Stop).TransferEnd(Make.At(1.5), DataSize.Zero));

    [Fact]
    public void A_trickle_of_a_rate_gives_never_rather_than_nonsense() =>
        Assert.Equal(Instant.Never, Make.Trace(TraceEnd.Loop, (1, 1e-300), (1, 0)).TransferEnd(Instant.Origin, Make.Megabits(1)));

    [Theory]
    [InlineData(TraceEnd.Loop, 3.5, 4)]
    [InlineData(TraceEnd.Hold, 2, 3)]
    [InlineData(TraceEnd.Hold, 3.5, double.PositiveInfinity)]
    [InlineData(TraceEnd.Stop, 3.5, 4)]
    [InlineData(TraceEnd.Stop, 4, double.PositiveInfinity)]
    [InlineData(TraceEnd.Loop, 4001, 4003)]
    public void The_next_change_is_the_next_period_if_there_is_one(TraceEnd end, double time, double next) =>
        Assert.Equal(next, Trace(end).NextChange(Make.At(time)).Seconds);

    [Fact]
    public void A_constant_rate_is_a_trace_of_one_period()
    {
        var trace = BandwidthTrace.Constant(Bitrate.FromMbps(3), Duration.FromMilliseconds(20));
        Assert.Equal(Make.At(102), trace.TransferEnd(Make.At(100), Make.Megabits(6)));
        Assert.Equal(Make.Megabits(6), trace.BitsBetween(Make.At(100), Make.At(102)));
        Assert.Equal(Duration.FromMilliseconds(20), trace.LatencyAt(Make.At(100)));
        Assert.Equal(Instant.Never, trace.NextChange(Make.At(100)));
    }

    [Fact]
    public void Over_an_unlimited_rate_a_transfer_takes_no_time() =>
        Assert.Equal(Make.At(5), BandwidthTrace.Constant(Bitrate.Unlimited).TransferEnd(Make.At(5), Make.Megabits(1e6)));

    [Fact]
    public void Latency_belongs_to_its_period()
    {
        var trace = new BandwidthTrace(
            [
                new(Duration.FromSeconds(1), Bitrate.FromMbps(1), Duration.FromMilliseconds(75)),
                new(Duration.FromSeconds(1), Bitrate.FromMbps(1), Duration.FromMilliseconds(150)),
            ], TraceEnd.Hold);
        Assert.Equal(Duration.FromMilliseconds(75), trace.LatencyAt(Make.At(0.9)));
        Assert.Equal(Duration.FromMilliseconds(150), trace.LatencyAt(Make.At(1)));
        Assert.Equal(Duration.FromMilliseconds(150), trace.LatencyAt(Make.At(9)));
    }

    [Fact]
    public void Scaling_a_trace_scales_its_bits_and_not_its_times()
    {
        var trace = Trace(TraceEnd.Loop).Scale(0.5);
        Assert.Equal(Make.Megabits(3), trace.BitsBetween(Make.At(0), Make.At(4)));
        Assert.Equal(Bitrate.FromMbps(0.75), trace.Mean);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_period_that_makes_no_sense_is_refused(double seconds, double mbps) =>
        Assert.Throws<ArgumentException>(() => Make.Trace(TraceEnd.Loop, (seconds, mbps)));

    [Fact]
    public void A_trace_without_periods_is_refused() => Assert.Throws<ArgumentException>(() => new BandwidthTrace([]));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_outside_the_trace_is_refused(double time) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Trace(TraceEnd.Loop).RateAt(Make.At(time)));
}
