using CsCheck;

namespace StreamLab.Experiments.Tests;

public sealed class HolmCorrectionTests
{
    /// <summary>By hand: .005·4, .01·3, .03·2, then .04·1, which may not fall below .06.</summary>
    [Fact]
    public void Each_step_has_its_factor_and_none_falls() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-15);

    [Fact]
    public void No_p_exceeds_one() => Assert.Equal([1, 1], HolmCorrection.Adjust([0.7, 0.9]));

    [Fact]
    public void No_test_needs_no_correction() => Assert.Empty(HolmCorrection.Adjust([]));

    [Fact]
    public void It_lies_between_the_p_and_Bonferroni() => Gen.Double[0, 1].Array[1, 20].Sample(p =>
        HolmCorrection.Adjust(p).Zip(p).All(pair => pair.First >= pair.Second && pair.First <= Math.Min(1, p.Length * pair.Second) + 1e-12 || pair.First <= 1));
}
