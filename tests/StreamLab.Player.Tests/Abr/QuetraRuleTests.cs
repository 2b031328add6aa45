namespace StreamLab.Player.Tests.Abr;

public class QuetraRuleTests
{
    /// <summary>Values of the published sum, evaluated with 400 digits.</summary>
    [Theory]
    [InlineData(30, 0.5, 29.25, 0.005)]
    [InlineData(30, 0.8, 27.6001, 5e-5)]
    [InlineData(30, 1.0, 14.923, 5e-4)]
    [InlineData(30, 1.2, 2.656, 5e-4)]
    [InlineData(60, 0.9, 55.050, 5e-4)]
    [InlineData(60, 1.1, 5.161, 5e-4)]
    public void The_expected_free_space_is_that_of_the_queue(double capacity, double rho, double expected, double tolerance) =>
        Assert.Equal(expected, new QuetraSlack(Duration.FromSeconds(capacity)).Of(rho).Seconds, tolerance);

    /// <summary>b_0 = 1, b_1 = e^rho: X = (1 + e^rho) / (1 + rho e^rho) for two places.</summary>
    [Fact]
    public void Two_places_have_a_closed_form() =>
        Assert.Equal((1 + Math.Exp(0.7)) / (1 + (0.7 * Math.Exp(0.7))), new QuetraSlack(Duration.FromSeconds(2)).Of(0.7).Seconds, 9);

    [Theory]
    [InlineData(10)]
    [InlineData(240)]
    [InlineData(5000)]
    public void The_free_space_shrinks_with_the_load_and_is_never_more_than_the_buffer(double capacity)
    {
        var slack = new QuetraSlack(Duration.FromSeconds(capacity));
        var values = Enumerable.Range(0, 250).Select(i => slack.Of(i * 0.01).Seconds).ToArray();
        Assert.All(values, v => Assert.InRange(v, 0, capacity));
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-9));
    }

    [Fact]
    public void The_rate_with_the_nearest_free_space_is_taken()
    {
        // 1200 kbps measured, K = 30: rho = 1 (X = 14.923) for 1200 kbps, 0.649 for 1850 (28.75), 1.6 for 750 (near 1).
        Assert.Equal([1, 2, 3], new[] { 2.0, 14, 28.8 }.Select(level => new QuetraRule(0, 1).Choose(Ask.Of(level, 1200)).Representation));
    }

    [Fact]
    public void Below_the_reservoir_it_takes_the_lowest() => Assert.Equal(0, new QuetraRule(0.375, 1).Choose(Ask.Of(11, 4000)).Representation);

    [Fact]
    public void With_a_cadence_of_five_it_decides_at_every_fifth_segment()
    {
        var rule = new QuetraRule(0, 5);
        var codes = Enumerable.Range(0, 6).Select(i => rule.Choose(Ask.Of(14, 1200, last: 2)).Reason.Code!.Code);
        Assert.Equal(["nearest", "hold", "hold", "hold", "hold", "nearest"], codes);
    }
}
