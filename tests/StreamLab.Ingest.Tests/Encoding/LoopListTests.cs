using System.Globalization;
using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Tests.Encoding;

public sealed class LoopListTests
{
    [Theory]
    [InlineData(96 * 1001 / 24000.0)]
    [InlineData(7 / 30.0)]
    public void Rounds_of_whole_microseconds_add_up_without_drift(double seconds)
    {
        var durations = LoopList.Text(1000, new Duration(seconds)).Split('\n').Where(line => line.StartsWith("duration ", StringComparison.Ordinal));
        var sum = durations.Sum(line => decimal.Parse(line[9..], CultureInfo.InvariantCulture));
        Assert.InRange((double)sum - (1000 * seconds), -1e-6, 1e-6);
    }

    [Fact]
    public void The_clip_in_the_list_may_not_be_a_list_itself() => Assert.DoesNotContain("concat", InputLimits.InList);
}
