namespace StreamLab.Core.Tests;

public sealed class KnownNamesTests
{
    private static readonly string[] Rules = ["bola", "bba0", "throughput", "robust-mpc"];

    [Theory]
    [InlineData("bloa", "bola")]
    [InlineData("bol", "bola")]
    [InlineData("trhoughput", "throughput")]
    [InlineData("robustmpc", "robust-mpc")]
    public void The_nearest_name_is_offered(string instead, string near) => Assert.Equal($"; did you mean '{near}'?", KnownNames.DidYouMean(Rules, instead));

    [Theory]
    [InlineData("")]
    [InlineData("xyzw")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Nothing_is_offered_where_none_is_near(string instead) => Assert.Equal("", KnownNames.DidYouMean(Rules, instead));

    [Fact]
    public void All_are_named() => Assert.Equal("there are bola, bba0, throughput, robust-mpc", KnownNames.ThereAre(Rules, "?"));
}
