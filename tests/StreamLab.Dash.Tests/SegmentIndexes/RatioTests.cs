using CsCheck;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Tests.SegmentIndexes;

public class RatioTests
{
    [Fact]
    public void What_was_written_is_read_again() => Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[1, int.MaxValue]).Sample((n, d) =>
        Assert.True(Ratio.TryParse(new Ratio(n, d).ToString('/'), '/', out var read) && read == new Ratio(n, d)));

    [Fact]
    public void A_whole_number_is_over_one() => Assert.True(Ratio.TryParse("25", '/', out var rate) && rate == new Ratio(25, 1));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("25/")]
    [InlineData("25/0")]
    [InlineData("0/1")]
    [InlineData("-1/2")]
    [InlineData("1/2/3")]
    [InlineData("1:2")]
    [InlineData("99999999999/1")]
    public void Anything_else_is_refused(string text) => Assert.False(Ratio.TryParse(text, '/', out _));
}
