using StreamLab.Network;

namespace StreamLab.Server.Tests;

/// <summary>The throttle against the integral of its trace, in virtual time, to the byte.</summary>
public sealed class PacerAccuracyTests
{
    private static readonly double[] Steps = [6, 1, 3, 0.5, 8, 1.5];

    public static TheoryData<double> Rates => [0.3, 3, 30, 200];

    [Theory, MemberData(nameof(Rates))]
    public void A_segment_takes_exactly_as_long_as_its_rate_says(double mbps)
    {
        var pacer = Pacer(BandwidthTrace.Constant(Bitrate.FromMbps(mbps)));
        var bytes = (long)(mbps * 1e6 / 8 * 2);
        var (_, done) = Run(pacer, pacer.Begin(At(0), "a", bytes), 5);
        Assert.Equal(2, done, 9);
    }

    [Theory, MemberData(nameof(Rates))]
    public void It_is_never_ahead_and_never_more_than_a_piece_behind(double mbps)
    {
        var capacity = BandwidthTrace.Constant(Bitrate.FromMbps(mbps));
        var pacer = Pacer(capacity);
        var (released, _) = Run(pacer, pacer.Begin(At(0), "a", (long)(mbps * 1e6 / 8 * 2)), 5);
        AssertFollows(released, capacity);
    }

    [Fact]
    public void A_trace_of_steps_is_followed_through_each_of_them()
    {
        var capacity = new BandwidthTrace(Steps.Select(mbps => new TracePeriod(Duration.FromSeconds(2), Bitrate.FromMbps(mbps))));
        var pacer = Pacer(capacity);
        var bytes = (long)Math.Floor(capacity.BitsBetween(At(0), At(12)).Bytes);
        var (released, done) = Run(pacer, pacer.Begin(At(0), "a", bytes), 20);
        AssertFollows(released, capacity);
        Assert.Equal(12, done, 5);
    }

    /// <summary>The same steps, set by hand in the middle of the download.</summary>
    [Fact]
    public void A_rate_that_is_changed_by_hand_counts_to_the_byte()
    {
        var pacer = Pacer(BandwidthTrace.Constant(Bitrate.FromMbps(Steps[0])));
        var transfer = pacer.Begin(At(0), "a", 100_000_000);
        var integral = 0.0;
        for (var i = 0; i < Steps.Length; i++)
        {
            if (i > 0) pacer.Change(At(2 * i), new ShapeChange { Uplink = LinkShape.Constant(Bitrate.FromMbps(Steps[i])) });
            Tick(pacer, 2 * (i + 1));
            integral += Steps[i] * 1e6 / 8 * 2;
            Assert.InRange(transfer.Released, integral - PieceAt(Steps[i]), integral + 0.001);
        }
    }

    [Fact]
    public void A_segment_of_a_second_and_more_is_within_a_hundredth_however_late_the_clock_ticks()
    {
        var capacity = new BandwidthTrace(Steps.Select(mbps => new TracePeriod(Duration.FromSeconds(2), Bitrate.FromMbps(mbps))));
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var pacer = Pacer(capacity);
            var transfer = pacer.Begin(At(0), "a", 1_000_000 + random.Next(3_000_000));
            var ideal = capacity.TransferEnd(At(0), DataSize.FromBytes(transfer.Bytes)).Seconds;
            var now = 0.0;
            while (transfer.Released < transfer.Bytes) pacer.Tick(At(now += 0.004 * random.NextDouble()));
            Assert.InRange(now, ideal, ideal * 1.01);
        }
    }

    [Fact]
    public void Two_clients_share_one_uplink_equally_whatever_they_ask_for()
    {
        var capacity = new BandwidthTrace(Steps.Select(mbps => new TracePeriod(Duration.FromSeconds(2), Bitrate.FromMbps(mbps))));
        var pacer = Pacer(capacity);
        PacedTransfer[] one = [pacer.Begin(At(0), "one", 50_000_000)], three = [.. Enumerable.Range(0, 3).Select(_ => pacer.Begin(At(0), "three", 50_000_000))];
        Tick(pacer, 12);
        var half = capacity.BitsBetween(At(0), At(12)).Bytes / 2;
        Assert.InRange(one.Sum(t => t.Released), half * 0.98, half + 1);
        Assert.InRange(three.Sum(t => t.Released), half * 0.98, half + 1);
    }

    [Fact]
    public void What_a_slow_client_cannot_take_the_other_gets()
    {
        var clients = new LinkShape(new BandwidthTrace([new(Duration.FromSeconds(1), Bitrate.FromMbps(1)), new(Duration.FromSeconds(99), Bitrate.FromMbps(6))], TraceEnd.Hold), IsTrace: true, StartsNow: false);
        var pacer = new Pacer(LinkShape.Constant(Bitrate.FromMbps(8)), clients);
        pacer.Requested(At(0), "early");
        Tick(pacer, 5); // the early one's link has 6 Mbit/s by now, the late one's begins with 1
        var (early, late) = (pacer.Begin(At(5), "early", 50_000_000), pacer.Begin(At(5), "late", 50_000_000));
        Tick(pacer, 6);
        Assert.InRange(early.Released, 750_000 - PieceAt(6), 750_000);
        Assert.InRange(late.Released, 125_000 - PieceAt(1), 125_000);
    }

    [Fact]
    public void A_trace_of_a_clients_link_goes_on_while_the_client_is_idle()
    {
        var pacer = new Pacer(LinkShape.Unlimited, new LinkShape(new BandwidthTrace([new(Duration.FromSeconds(10), Bitrate.FromMbps(1)), new(Duration.FromSeconds(10), Bitrate.FromMbps(8))]), IsTrace: true, StartsNow: false));
        pacer.Requested(At(0), "a");
        var first = pacer.Begin(At(0), "a", 125_000);
        Tick(pacer, 1.5);
        pacer.End(At(1.5), first);
        pacer.Requested(At(12), "a");
        var second = pacer.Begin(At(12), "a", 1_000_000);
        Tick(pacer, 13.001);
        Assert.Equal(1_000_000, second.Released);
    }

    /// <summary>Ticks whenever there is something to do.</summary>
    /// <returns>What had been released by when, and when all of it.</returns>
    private static (List<(double At, long Bytes)> Released, double Done) Run(Pacer pacer, PacedTransfer transfer, double to)
    {
        var released = new List<(double, long)>();
        while (pacer.NextDue <= At(to))
        {
            var now = pacer.NextDue;
            pacer.Tick(now);
            released.Add((now.Seconds, transfer.Released));
            if (transfer.Released == transfer.Bytes) return (released, now.Seconds);
        }
        throw new InvalidOperationException($"{transfer.Released} of {transfer.Bytes} bytes after {to} s");
    }

    private static void AssertFollows(List<(double At, long Bytes)> released, BandwidthTrace capacity)
    {
        foreach (var (at, bytes) in released)
        {
            var integral = capacity.BitsBetween(At(0), At(at)).Bytes;
            Assert.InRange(bytes, integral - PieceAt(capacity.Fastest.Mbps), integral + 0.001);
        }
    }

    /// <summary>What 20 ms let through, at least a packet.</summary>
    private static double PieceAt(double mbps) => Math.Max(mbps * 1e6 / 8 * 0.02, 1448) + 1448;

    private static void Tick(Pacer pacer, double to)
    {
        while (pacer.NextDue <= At(to)) pacer.Tick(pacer.NextDue);
        pacer.Tick(At(to));
    }

    private static Pacer Pacer(BandwidthTrace capacity) => new(new LinkShape(capacity, IsTrace: true, StartsNow: true), LinkShape.Unlimited);

    private static Instant At(double seconds) => new(seconds);
}
