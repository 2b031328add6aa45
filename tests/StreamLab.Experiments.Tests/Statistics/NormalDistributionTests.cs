using CsCheck;

namespace StreamLab.Experiments.Tests;

public sealed class NormalDistributionTests
{
    /// <summary>Abramowitz, Stegun, table 26.1 and 26.2.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(1.96, 0.975002104851780)]
    [InlineData(2.9, 0.998134186699616)]
    [InlineData(3.1, 0.999032396786782)]
    [InlineData(-5, 2.86651571879194e-7)]
    public void It_is_that_of_the_tables(double z, double p) => Assert.Equal(1, NormalDistribution.Below(z) / p, 1e-12);

    [Fact]
    public void Both_tails_make_one() => Gen.Double[-8, 8].Sample(z => Math.Abs(NormalDistribution.Below(z) + NormalDistribution.Below(-z) - 1) < 1e-14);
}
