using CsCheck;
using StreamLab.Network;

namespace StreamLab.Server.Tests;

/// <summary>The pacer in virtual time: what is released when. The wall clock's part is a thread that calls <c>Tick</c>.</summary>
public sealed class PacerTests
{
    private const long Megabyte = 1_000_000;

    [Fact]
    public void The_last_byte_is_due_when_the_rate_has_let_it_through()
    {
        var pacer = Pacer(mbps: 8);
        var transfer = pacer.Begin(At(0), "a", Megabyte);
        TickTo(pacer, 0, 1.5);
        Assert.Equal(new Release(Megabyte, At(1)), Newest(transfer));
    }

    [Fact]
    public void Nothing_is_released_before_its_time_and_all_of_it_one_tick_after() =>
        Gen.Select(AnyUplink, Gen.Long[1, 3 * Megabyte], Gen.Double[0.0002, 0.05].Array[1, 400]).Sample((uplink, bytes, ticks) =>
        {
            var pacer = new Pacer(uplink, LinkShape.Unlimited);
            var transfer = pacer.Begin(At(0), "a", bytes);
            var now = Instant.Origin;
            foreach (var tick in ticks)
            {
                now += Duration.FromSeconds(tick);
                pacer.Tick(now);
                var through = uplink.Capacity.BitsBetween(At(0), now).Bytes;
                Assert.True(transfer.Released <= through + 0.01, $"{transfer.Released} of {through} at {now}");
                if (through > bytes + 0.01) Assert.Equal(bytes, transfer.Released);
            }
        });

    [Fact]
    public void Pieces_are_twenty_milliseconds_of_the_rate()
    {
        var pacer = Pacer(mbps: 8);
        var transfer = pacer.Begin(At(0), "a", Megabyte);
        Assert.Equal([20_000, 40_000, 60_000], ReleasesOf(pacer, transfer, 0.0605));
    }

    [Fact]
    public void A_piece_is_never_smaller_than_a_packet_but_for_the_last()
    {
        var pacer = Pacer(mbps: 0.1);
        var transfer = pacer.Begin(At(0), "a", 4000);
        var releases = ReleasesOf(pacer, transfer, 1);
        Assert.All(releases.Prepend(0).Zip(releases.SkipLast(1)), pair => Assert.True(pair.Second - pair.First >= 1448));
        Assert.Equal(4000, releases[^1]);
    }

    [Fact]
    public void Many_transfers_have_longer_pieces_for_the_cost_is_in_the_writes()
    {
        var pacer = Pacer(mbps: 8000);
        for (var i = 0; i < 2000; i++) pacer.Begin(At(0), $"client {i}", Megabyte);
        var transfer = pacer.Begin(At(0), "one more", Megabyte);
        var releases = new HashSet<long>();
        for (var tick = 1; tick <= 100; tick++)
        {
            pacer.Tick(At(tick * 0.01));
            releases.Add(transfer.Released);
        }
        Assert.InRange(releases.Count, 5, 8); // in a second, each 160 ms
    }

    [Fact]
    public void Clients_share_the_uplink_equally_whatever_their_number_of_responses()
    {
        var pacer = Pacer(mbps: 8);
        var alone = pacer.Begin(At(0), "alone", Megabyte / 2);
        var (first, second) = (pacer.Begin(At(0), "twin", Megabyte / 4), pacer.Begin(At(0), "twin", Megabyte / 4));
        TickTo(pacer, 0, 2);
        Assert.All([alone, first, second], transfer => Assert.Equal(1, Newest(transfer).Due.Seconds, 6));
    }

    [Fact]
    public void A_client_rate_bounds_each_client_and_leaves_the_rest_to_others()
    {
        var pacer = new Pacer(LinkShape.Constant(Bitrate.FromMbps(8)), LinkShape.Constant(Bitrate.FromMbps(2)));
        var (bounded, other) = (pacer.Begin(At(0), "a", Megabyte), pacer.Begin(At(0), "b", Megabyte / 4));
        TickTo(pacer, 0, 1.01);
        Assert.Equal(1, Newest(other).Due.Seconds, 6);
        pacer.Change(At(2), new ShapeChange { ClientLink = LinkShape.Unlimited });
        TickTo(pacer, 2, 3);
        Assert.Equal(2 + 0.5, Newest(bounded).Due.Seconds, 6);
    }

    [Fact]
    public void A_new_rate_counts_from_its_moment_on()
    {
        var pacer = Pacer(mbps: 8);
        var transfer = pacer.Begin(At(0), "a", Megabyte);
        TickTo(pacer, 0, 0.5);
        pacer.Change(At(0.5), Rate(2));
        TickTo(pacer, 0.5, 3);
        Assert.Equal(At(0.5 + 2), Newest(transfer).Due);
    }

    [Fact]
    public void A_rate_of_zero_holds_a_transfer_until_there_is_one()
    {
        var pacer = Pacer(mbps: 0);
        var transfer = pacer.Begin(At(0), "a", Megabyte);
        TickTo(pacer, 0, 100);
        Assert.Equal(0, transfer.Released);
        pacer.Change(At(100), Rate(8));
        TickTo(pacer, 100, 101);
        Assert.Equal(Megabyte, transfer.Released);
    }

    [Fact]
    public void Without_a_limit_all_is_due_at_once()
    {
        var pacer = Pacer(mbps: 1);
        var transfer = pacer.Begin(At(0), "a", Megabyte);
        pacer.Change(At(0.1), new ShapeChange { Uplink = LinkShape.Unlimited });
        pacer.Tick(At(0.1));
        Assert.Equal(Megabyte, transfer.Released);
    }

    [Fact]
    public void A_trace_starts_with_the_first_request_and_not_with_the_body()
    {
        var pacer = new Pacer(new LinkShape(EightThenZero, IsTrace: true, StartsNow: false), LinkShape.Unlimited);
        pacer.Requested(At(60), "a");
        var transfer = pacer.Begin(At(60.5), "a", 2 * Megabyte);
        TickTo(pacer, 60.5, 70);
        Assert.Equal(Megabyte / 2, transfer.Released);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_trace_that_begins_with_an_outage_lets_through_what_is_under_way(bool isUplink)
    {
        var outage = new LinkShape(new BandwidthTrace([new(Duration.FromSeconds(0.5), Bitrate.Zero), new(Duration.FromSeconds(5), Bitrate.FromMbps(8))]), IsTrace: true, StartsNow: false);
        var pacer = Pacer(mbps: 1);
        var transfer = pacer.Begin(At(10), "a", Megabyte);
        pacer.Change(At(10), isUplink ? new ShapeChange { Uplink = outage } : new ShapeChange { Uplink = LinkShape.Unlimited, ClientLink = outage });
        TickTo(pacer, 10, 11.6);
        Assert.Equal(Megabyte, transfer.Released);
    }

    [Fact]
    public void A_trace_that_starts_now_does_not_wait()
    {
        var pacer = Pacer(mbps: 8);
        pacer.Change(At(10), new ShapeChange { Uplink = new LinkShape(EightThenZero, IsTrace: true, StartsNow: true) });
        var transfer = pacer.Begin(At(10.5), "a", Megabyte);
        TickTo(pacer, 10.5, 20);
        Assert.Equal(Megabyte / 2, Round(transfer));
    }

    [Fact]
    public void What_an_ended_response_had_goes_to_the_others()
    {
        var pacer = Pacer(mbps: 8);
        var (gone, stays) = (pacer.Begin(At(0), "a", Megabyte), pacer.Begin(At(0), "b", Megabyte));
        pacer.End(At(0), gone);
        TickTo(pacer, 0, 1);
        Assert.Equal(Megabyte, stays.Released);
    }

    [Fact]
    public void A_response_is_held_until_its_time()
    {
        var pacer = Pacer(mbps: 8);
        var held = pacer.HoldUntil(At(0.04));
        Assert.Equal(At(0.04), pacer.NextDue);
        pacer.Tick(At(0.0399));
        Assert.False(held.IsCompleted);
        pacer.Tick(At(0.0401));
        Assert.True(held.IsCompleted);
    }

    [Fact]
    public void Without_transfers_there_is_nothing_to_do() => Assert.Equal(Instant.Never, Pacer(mbps: 8).NextDue);

    private static readonly BandwidthTrace EightThenZero =
        new([new(Duration.FromSeconds(1), Bitrate.FromMbps(8)), new(Duration.FromSeconds(1000), Bitrate.Zero)]);

    private static readonly Gen<LinkShape> AnyUplink = Gen
        .Select(Gen.Double[0.01, 1], Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 50])).Array[1, 8]
        .Select(periods => new BandwidthTrace(periods.Select(p => new TracePeriod(Duration.FromSeconds(p.Item1), Bitrate.FromMbps(p.Item2)))))
        .Select(trace => new LinkShape(trace, IsTrace: true, StartsNow: true));

    private static Pacer Pacer(double mbps) => new(LinkShape.Constant(Bitrate.FromMbps(mbps)), LinkShape.Unlimited);
    private static ShapeChange Rate(double mbps) => new() { Uplink = LinkShape.Constant(Bitrate.FromMbps(mbps)) };
    private static Instant At(double seconds) => new(seconds);

    /// <summary>Ticks whenever there is something to do, as the pacing thread does.</summary>
    private static void TickTo(Pacer pacer, double from, double to)
    {
        pacer.Tick(At(from));
        while (pacer.NextDue <= At(to)) pacer.Tick(pacer.NextDue);
        pacer.Tick(At(to));
    }

    private static List<long> ReleasesOf(Pacer pacer, PacedTransfer transfer, double to)
    {
        var releases = new List<long>();
        while (pacer.NextDue <= At(to))
        {
            pacer.Tick(pacer.NextDue);
            if (transfer.Released > releases.LastOrDefault()) releases.Add(transfer.Released);
        }
        return releases;
    }

    private static Release Newest(PacedTransfer transfer) => transfer.NextAsync().AsTask().Result;

    /// <summary>To the kilobyte: the fluid model counts fractions of a byte, a release whole ones.</summary>
    private static long Round(PacedTransfer transfer) => (long)Math.Round(transfer.Released / 1000.0) * 1000;
}
