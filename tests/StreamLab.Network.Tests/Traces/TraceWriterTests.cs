using CsCheck;

namespace StreamLab.Network.Tests.Traces;

public sealed class TraceWriterTests
{
    private static readonly Gen<BandwidthTrace> AnyTrace =
        Gen.Select(Gen.Int[1, 5000], Gen.Int[0, 20_000], Gen.Int[0, 300]).Array[1, 30].Where(periods => periods.Any(p => p.Item2 > 0))
            .Select(periods => new BandwidthTrace(periods.Select(p => new TracePeriod(Duration.FromMilliseconds(p.Item1), Bitrate.FromKbps(p.Item2), Duration.FromMilliseconds(p.Item3)))));

    [Theory]
    [InlineData(TraceFormat.Sabre)]
    [InlineData(TraceFormat.Csv)]
    public void What_has_a_place_for_all_of_it_reads_back_the_same(TraceFormat format) => AnyTrace.Sample(trace =>
        Read(trace, format).Periods.Zip(trace.Periods).All(p => Near(p.First, p.Second) && Math.Abs((p.First.Latency - p.Second.Latency).Seconds) < 1e-12));

    [Theory]
    [InlineData(TraceFormat.SecondsMbps)]
    [InlineData(TraceFormat.Pensieve)]
    [InlineData(TraceFormat.MillisecondsKbps)]
    public void Columns_keep_times_and_rates(TraceFormat format) => AnyTrace.Sample(trace => Read(trace, format).Periods.Zip(trace.Periods).All(p => Near(p.First, p.Second)));

    /// <summary>However long the first period is against those after it.</summary>
    [Theory]
    [InlineData(TraceFormat.SecondsMbps)]
    [InlineData(TraceFormat.MillisecondsKbps)]
    [InlineData(TraceFormat.Csv)]
    [InlineData(TraceFormat.Sabre)]
    public void A_long_first_period_stays_one(TraceFormat format)
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(90_000), Bitrate.FromMbps(1)), new(Duration.FromSeconds(1), Bitrate.FromMbps(2))]);
        Assert.Equal(90_001, Read(trace, format).Length.Seconds, 6);
    }

    /// <summary>At no time more than two packets, and 100 ms of the fastest rate for the reader's bins, are before or behind.</summary>
    [Fact]
    public void Packets_keep_the_bits_of_every_stretch() => AnyTrace.Where(t => (t.Mean * t.Length).Bits > 12_032).Sample(trace =>
    {
        var read = Read(trace, TraceFormat.Mahimahi);
        var allowed = (2 * 12_032) + (trace.Fastest * Duration.FromMilliseconds(101)).Bits;
        return Enumerable.Range(1, 20).Select(i => Instant.Origin + (trace.Length * (i / 20.0)))
            .All(t => Math.Abs((read.BitsBetween(Instant.Origin, t) - trace.BitsBetween(Instant.Origin, t)).Bits) <= allowed);
    });

    [Fact]
    public void The_columns_begin_at_zero_for_readers_that_take_no_rate_from_the_first_line()
    {
        Assert.True(TraceWriter.TryWrite(new BandwidthTrace([new(Duration.FromSeconds(2), Bitrate.FromMbps(3))]), TraceFormat.SecondsMbps, out var text, out _));
        Assert.Equal("0\t3\n2\t3\n", text);
    }

    [Theory]
    [InlineData(0, "no packet")]
    [InlineData(1e9, "more than")]
    public void What_packets_cannot_say_is_refused(double mbps, string why)
    {
        Assert.False(TraceWriter.TryWrite(new BandwidthTrace([new(Duration.FromSeconds(200), Bitrate.FromMbps(mbps))]), TraceFormat.Mahimahi, out _, out var error));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    /// <summary>Nobody names the format to the reader.</summary>
    private static BandwidthTrace Read(BandwidthTrace trace, TraceFormat format)
    {
        Assert.True(TraceWriter.TryWrite(trace, format, out var text, out var error), error);
        var read = TraceReader.Read(text);
        Assert.True(read.IsRead, read.Error?.ToString());
        Assert.Equal(format == TraceFormat.Pensieve ? TraceFormat.SecondsMbps : format, read.Format);
        return read.Trace;
    }

    private static bool Near(TracePeriod a, TracePeriod b) =>
        Math.Abs((a.Duration - b.Duration).Seconds) < 1e-9 && Math.Abs((a.Rate - b.Rate).BitsPerSecond) < 1e-3;
}
