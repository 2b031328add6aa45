using CsCheck;
using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Mpd;

public class IsoDurationTests
{
    [Fact]
    public void What_was_written_is_read_again_to_the_last_bit() => Gen.Double[1e-3, 1e9].Sample(seconds =>
        Assert.True(IsoDuration.TryParse(IsoDuration.Format(new(seconds)), out var read) && read.Seconds == seconds));

    [Theory]
    [InlineData("PT30.03S", 30.03)]
    [InlineData("PT1H2M3.5S", 3723.5)]
    [InlineData("P0Y0M0DT0H3M1.63S", 181.63)]
    [InlineData("P1DT1S", 86401)]
    [InlineData("P1M", 2592000)]
    [InlineData(" PT5S\n", 5)]
    [InlineData("PT0S", 0)]
    public void Durations_are_read(string text, double seconds) => Assert.True(IsoDuration.TryParse(text, out var value) && value.Seconds == seconds);

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1")]
    [InlineData("PT1")]
    [InlineData("P1DT")]
    [InlineData("P1S")]
    [InlineData("PT1D")]
    [InlineData("PT1S1M")]
    [InlineData("PT1S1S")]
    [InlineData("PTT1S")]
    [InlineData("PT.S")]
    [InlineData("PT1.2.3S")]
    [InlineData("-PT1S")]
    [InlineData("PT-1S")]
    [InlineData("PT1e3S")]
    [InlineData("PT10000000001S")]
    [InlineData("PT99999999999999999999999999999999999999999999999999999999999999999999999999S")]
    [InlineData("30s")]
    public void Anything_else_is_refused(string text) => Assert.False(IsoDuration.TryParse(text, out _));
}
