namespace StreamLab.Player.Tests.Abr;

/// <summary>Rates of 1000 and 2000 kbps: their norm is 2236 kbps, their neurons stand at 0.447 and 0.894.</summary>
public class LolPlusRuleTests
{
    private static readonly AdaptationSet Two = TestMedia.Video(ratesKbps: [1000, 2000]);

    [Theory]
    [InlineData(2100, 1)] // 0.939: nearest to the second
    [InlineData(1950, 0)] // 0.872 is nearer to the second, but above the throughput distances count a hundredfold: 0.22 against 0.19
    [InlineData(1100, 0)]
    [InlineData(50_000, 1)] // above the norm: as the highest neuron
    public void The_neuron_nearest_to_the_throughput_wins(double kbps, int expected) => Assert.Equal(expected, Choose(kbps, 6, 0).Representation);

    [Fact]
    public void A_download_that_would_empty_the_buffer_is_a_step_down_at_once()
    {
        // 2000 kbps x 2 s at 2100 kbps take 1.9 s: 2.1 s would leave less than 0.3 s.
        var decision = Choose(2100, 2.1, 1);
        Assert.Equal((0, "down-shift"), (decision.Representation, decision.Reason.Code!.Code));
    }

    [Fact]
    public void The_winner_is_drawn_to_what_was_seen()
    {
        // Seen 1500/2236 = 0.671; each decision moves the lower neuron at least 1 % of the way there.
        var rule = new LolPlusRule(0.3, 0.01, 0.1);
        var distances = Enumerable.Range(0, 100).Select(_ => rule.Choose(Ask.Of(6, 1500, 0, media: Two)).Reason.B).ToArray();
        Assert.True(distances[^1] < 0.5 * distances[0]);
    }

    private static AbrDecision Choose(double kbps, double level, int last) => new LolPlusRule(0.3, 0.01, 0.1).Choose(Ask.Of(level, kbps, last, media: Two));
}
