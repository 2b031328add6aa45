namespace StreamLab.Core.Tests;

public class UnitTests
{
    [Fact]
    public void A_size_over_a_time_is_a_rate_and_back() =>
        Assert.Equal(DataSize.FromBytes(750_000), DataSize.FromBytes(750_000) / Duration.FromSeconds(2) * Duration.FromSeconds(2));

    [Fact]
    public void A_size_over_a_rate_is_the_time_it_takes() =>
        Assert.Equal(Duration.FromSeconds(2), DataSize.FromBytes(750_000) / Bitrate.FromMbps(3));

    [Theory]
    [InlineData("3Mbps", 3e6)]
    [InlineData("800kbps", 8e5)]
    [InlineData("1.5 Mbps", 1.5e6)]
    [InlineData("0bps", 0)]
    public void A_rate_is_read_with_its_unit(string text, double bps)
    {
        Assert.True(Bitrate.TryParse(text, out var rate));
        Assert.Equal(bps, rate.BitsPerSecond);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("-3Mbps")]
    [InlineData("3MBps")]
    [InlineData("Mbps")]
    [InlineData("1e3kbps")]
    [InlineData("NaNkbps")]
    [InlineData("")]
    [InlineData(null)]
    public void A_rate_without_a_clear_number_and_unit_is_refused(string? text) => Assert.False(Bitrate.TryParse(text, out _));

    [Theory]
    [InlineData("2s", 2)]
    [InlineData("500ms", 0.5)]
    [InlineData("3min", 180)]
    [InlineData("1.5h", 5400)]
    public void A_duration_is_read_with_its_unit(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.Seconds, 12);
    }

    [Theory]
    [InlineData("64MiB", 67_108_864)]
    [InlineData("500kB", 500_000)]
    [InlineData("3B", 3)]
    public void A_size_is_read_with_its_unit(string text, double bytes)
    {
        Assert.True(DataSize.TryParse(text, out var size));
        Assert.Equal(bytes, size.Bytes);
    }
}
