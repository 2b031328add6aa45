using StreamLab.Network;

namespace StreamLab.Server.Tests;

public sealed class ShapeCommandTests
{
    [Fact]
    public void A_rate_is_read_with_its_unit() =>
        Assert.Equal(Bitrate.FromMbps(3), Change(new() { Rate = "3Mbps" }).Uplink!.Capacity.Fastest);

    [Fact]
    public void Off_is_no_limit()
    {
        var change = Change(new() { Rate = "off", ClientRate = "off" });
        Assert.True(change.Uplink!.Capacity.Slowest.IsUnlimited);
        Assert.True(change.ClientLink == LinkShape.Unlimited);
    }

    [Fact]
    public void What_is_not_named_stays()
    {
        Assert.Null(Change(new() { Rate = "3Mbps" }).ClientLink);
        Assert.Null(Change(new() { ClientRate = "2Mbps" }).Uplink);
    }

    [Fact]
    public void A_trace_may_be_of_each_clients_link()
    {
        var change = Change(new() { Rate = "10Mbps", ClientTrace = "1 3\n2 6\n", Start = "now" });
        Assert.Equal((true, true), (change.ClientLink!.IsTrace, change.ClientLink.StartsNow));
        Assert.False(change.Uplink!.IsTrace);
    }

    [Fact]
    public void Round_trips_are_read_with_their_units()
    {
        var change = Change(new() { Rtt = "20ms", ConnectRoundTrips = 2 }).RoundTrip;
        Assert.Equal(new RoundTripChange(Duration.FromMilliseconds(20), null, 2), change);
    }

    [Theory]
    [InlineData(null, TraceEnd.Loop)]
    [InlineData("loop", TraceEnd.Loop)]
    [InlineData("hold", TraceEnd.Hold)]
    [InlineData("stop", TraceEnd.Stop)]
    public void A_trace_ends_as_it_is_told(string? end, TraceEnd expected) =>
        Assert.Equal(expected, Change(new() { Trace = "1 3\n2 6\n", End = end }).Uplink!.Capacity.End);

    [Theory]
    [InlineData(null, false)]
    [InlineData("first-byte", false)]
    [InlineData("now", true)]
    public void A_trace_starts_as_it_is_told(string? start, bool now) =>
        Assert.Equal(now, Change(new() { Trace = "1 3\n2 6\n", Start = start }).Uplink!.StartsNow);

    [Fact]
    public void A_format_says_what_the_columns_are() =>
        Assert.Equal(Bitrate.FromKbps(3), Change(new() { Trace = "1000 3\n2000 3\n", Format = "ms-kbps" }).Uplink!.Capacity.Fastest);

    public static TheoryData<ShapeCommand> Nonsense =>
    [
        new ShapeCommand(), new ShapeCommand() { Rate = "3" }, new ShapeCommand() { Rate = "-3Mbps" }, new ShapeCommand() { Rate = "fast" }, new ShapeCommand() { ClientRate = "2 apples" },
        new ShapeCommand() { Rate = "3Mbps", Trace = "1 3" }, new ShapeCommand() { Rate = "3Mbps", Start = "now" }, new ShapeCommand() { Rate = "3Mbps", End = "hold" },
        new ShapeCommand() { Rate = "3Mbps", Format = "csv" }, new ShapeCommand() { Trace = "" }, new ShapeCommand() { Trace = "1 3", Format = "pcap" },
        new ShapeCommand() { Trace = "1 3", End = "explode" }, new ShapeCommand() { Trace = "1 3", Start = "tomorrow" }, new ShapeCommand() { Trace = "1 -3" },
        new ShapeCommand() { Rate = "1000000000Gbps" }, new ShapeCommand() { ClientRate = "1Mbps", ClientTrace = "1 3" }, new ShapeCommand() { ClientTrace = "x" },
        new ShapeCommand() { Rtt = "20" }, new ShapeCommand() { Rtt = "11s" }, new ShapeCommand() { Jitter = "-1ms" }, new ShapeCommand() { ConnectRoundTrips = 11 },
    ];

    [Theory, MemberData(nameof(Nonsense))]
    public void Nonsense_is_refused_in_one_line(ShapeCommand command)
    {
        Assert.False(command.Read().TryGet(out _, out var error));
        Assert.DoesNotContain('\n', error.Message);
    }

    private static ShapeChange Change(ShapeCommand command) =>
        command.Read().TryGet(out var change, out var error) ? change : throw new InvalidOperationException(error.Message);
}
