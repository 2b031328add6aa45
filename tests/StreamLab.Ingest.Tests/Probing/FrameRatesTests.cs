using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class FrameRatesTests
{
    [Theory]
    [InlineData("25/1", "25/1", 25, 1)]
    [InlineData("60/1", "25/2", 25, 2)]
    [InlineData("0/0", "24/1", 24, 1)]
    [InlineData("25/1", "1437000/47969", 30000, 1001)]
    public void Without_time_stamps_the_stated_average_counts(string nominal, string average, int numerator, int denominator) =>
        Assert.Equal(new Ratio(numerator, denominator), FrameRates.Choose(nominal, average, []));

    [Theory]
    [InlineData("301/12", "25/1", 25, 1)] // the guess is of a file whose picture starts 23 ms behind its sound
    [InlineData("0/0", "0/0", 30, 1)]
    [InlineData("90000/1", "30000/1001", 30000, 1001)]
    public void Pictures_in_milliseconds_keep_the_rate_they_were_taken_at(string nominal, string average, int numerator, int denominator)
    {
        var times = Enumerable.Range(0, 100).Select(i => Math.Round((double)i * denominator / numerator, 3));
        Assert.Equal(new Ratio(numerator, denominator), FrameRates.Choose(nominal, average, Steps(times)));
    }

    [Fact]
    public void A_pause_changes_no_rate() =>
        Assert.Equal(new Ratio(25, 1), FrameRates.Choose("25/1", "87/5", Steps(Enumerable.Range(0, 250).Where(i => i is < 75 or > 150).Select(i => i / 25.0))));

    [Fact]
    public void Of_two_rates_the_higher_loses_no_picture()
    {
        var times = Enumerable.Range(0, 75).Select(i => i / 25.0).Concat(Enumerable.Range(0, 150).Select(i => 3 + (i / 50.0)));
        Assert.Equal(new Ratio(50, 1), FrameRates.Choose("50/1", "75/2", Steps(times)));
    }

    [Fact]
    public void A_camera_that_is_not_exact_has_the_usual_rate_next_to_it() =>
        Assert.Equal(new Ratio(30, 1), FrameRates.Choose("90000/1", "2987/100", Steps(Enumerable.Range(0, 99).Select(i => (i / 30.0) + (i % 4 == 1 ? 0.003 : 0)))));

    [Fact]
    public void Pictures_that_are_missing_everywhere_change_no_rate() =>
        Assert.Equal(new Ratio(60, 1), FrameRates.Choose("1000/1", "41/1", Steps(Enumerable.Range(0, 300).Where(i => i * i % 7 is not 4).Select(i => Math.Round(i / 60.0, 3)))));

    [Theory]
    [InlineData("0/0", "0/0")]
    [InlineData("1000/1", "1/10")]
    [InlineData(null, null)]
    public void No_rate_is_no_rate(string? nominal, string? average) => Assert.Null(FrameRates.Choose(nominal, average, []));

    [Theory]
    [InlineData(0.5, 1, 1)]
    [InlineData(0.1, 1, 1)]
    [InlineData(0.4, 6, 5)]
    [InlineData(0.99, 1, 1)]
    public void Slides_are_shown_several_times(double rate, int numerator, int denominator) =>
        Assert.Equal(new Ratio(numerator, denominator), FrameRates.Choose(null, null, [1 / rate, 1 / rate, 1 / rate]));

    [Theory]
    [InlineData(144)]
    [InlineData(240)]
    [InlineData(300)]
    public void A_fast_screen_keeps_its_rate_in_milliseconds_too(int rate) =>
        Assert.Equal(new Ratio(rate, 1), FrameRates.Choose($"{rate}/1", $"{rate}/1", Steps(Enumerable.Range(0, 600).Select(i => Math.Round((double)i / rate, 3)))));

    [Theory]
    [InlineData(0.005)]
    [InlineData(1000)]
    public void What_is_slower_or_faster_has_no_rate(double rate) => Assert.Null(FrameRates.Choose(null, null, [1 / rate, 1 / rate, 1 / rate]));

    private static double[] Steps(IEnumerable<double> times)
    {
        var all = times.ToArray();
        return [.. all.Skip(1).Zip(all, (next, time) => next - time)];
    }
}
