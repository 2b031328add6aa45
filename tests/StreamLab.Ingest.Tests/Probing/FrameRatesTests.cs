using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class FrameRatesTests
{
    [Theory]
    [InlineData("25/1", "25/1", 25, 1)]
    [InlineData("30000/1001", "30000/1001", 30000, 1001)]
    [InlineData("30/1", "2987/100", 30, 1)] // a phone that dropped some
    [InlineData("90000/1", "1437000/47969", 29957, 1000)] // varies freely
    [InlineData("60/1", "25/2", 25, 2)]
    [InlineData("0/0", "24/1", 24, 1)]
    public void The_rate_is_the_cameras(string nominal, string average, int numerator, int denominator) =>
        Assert.Equal(new Ratio(numerator, denominator), FrameRates.Choose(nominal, average));

    [Theory]
    [InlineData("0/0", "0/0")]
    [InlineData("1000/1", "1/10")]
    [InlineData(null, null)]
    public void No_rate_is_no_rate(string? nominal, string? average) => Assert.Null(FrameRates.Choose(nominal, average));
}
