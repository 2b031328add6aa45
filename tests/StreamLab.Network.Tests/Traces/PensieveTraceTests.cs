namespace StreamLab.Network.Tests.Traces;

/// <summary>Two columns as Pensieve's environment plays them.</summary>
public class PensieveTraceTests
{
    [Fact]
    public void From_time_zero_on_it_is_the_same_trace()
    {
        const string text = "0 9\n2 1\n5 3\n";
        Assert.Equal(Read(text, TraceFormat.SecondsMbps).Periods, Read(text, TraceFormat.Pensieve).Periods);
    }

    /// <summary>Begun at 2 s: 1 Mbit/s up to 5 s, 3 up to 6 s; then the round from zero: 1 Mbit/s for 5 s, 3 for 1 s.</summary>
    [Fact]
    public void It_begins_at_the_first_line_and_wraps_to_zero()
    {
        var trace = Read("2 9\n5 1\n6 3\n", TraceFormat.Pensieve);
        double[] expected = [1, 1, 1, 3, 1, 1, 1, 1, 1, 3, 1];
        for (var second = 0; second < expected.Length; second++) Assert.Equal(expected[second], trace.RateAt(Instant.FromSeconds(second + 0.5)).Mbps);
    }

    [Theory]
    [InlineData("-1 2\n3 4\n")]
    [InlineData("2 3\n")]
    [InlineData("2 3\n1 3\n")]
    public void What_is_none_is_refused(string text) => Assert.NotNull(TraceReader.Read(text, TraceFormat.Pensieve).Error);

    private static BandwidthTrace Read(string text, TraceFormat format) => TraceReader.Read(text, format).Trace!;
}
