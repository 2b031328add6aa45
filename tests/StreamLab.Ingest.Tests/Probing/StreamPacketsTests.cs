using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class StreamPacketsTests
{
    [Fact]
    public void A_stream_ends_where_its_last_picture_does_in_whatever_order_they_come()
    {
        var packets = Packets(mayRestart: false, 0, 0.12, 0.04, 0.08);
        Assert.Equal((4, 0, 0.16), (packets.Count, packets.Start, packets.End));
        Assert.All(packets.Steps(), step => Assert.Equal(0.04, step, 9));
    }

    [Fact]
    public void Time_stamps_that_start_anew_go_on_where_they_were()
    {
        var packets = Packets(mayRestart: true, 1.4, 1.44, 1.48, 1.4, 1.44, 1.48);
        Assert.Equal(1.64, packets.End!.Value, 9);
    }

    [Fact]
    public void Elsewhere_a_time_stamp_is_what_it_says() => Assert.Equal(3.04, Packets(mayRestart: false, 1, 2, 3, 1).End!.Value, 9);

    [Fact]
    public void A_stream_without_time_stamps_has_packets_all_the_same()
    {
        var packets = new StreamPackets(mayRestart: false);
        packets.Add(null, null, 0.04);
        Assert.Equal((1, null), (packets.Count, packets.End));
    }

    private static StreamPackets Packets(bool mayRestart, params double[] times)
    {
        var packets = new StreamPackets(mayRestart);
        foreach (var time in times) packets.Add(time, null, 0.04);
        return packets;
    }
}
