using StreamLab.Cli.Playing;

namespace StreamLab.Cli.Tests;

public class CrowdReportTests
{
    private static readonly CrowdEdge Paced = new("paced", Bitrate.FromMbps(3), Cores: 0.5, BytesServed: 0), Free = new("free", null, 0.1, 0);

    /// <summary>375,000 bytes take a second at 3 Mbit/s.</summary>
    [Fact]
    public void A_segment_is_held_to_the_rate_of_the_edge_that_paced_it()
    {
        var report = Report(new("paced", 375_000, 1.01), new("paced", 375_000, 0.97), new("free", 375_000, 7), new("not-ours", 375_000, 7));
        Assert.Equal([0.01, 0.03], report.Off.Select(off => Math.Round(off, 9)));
    }

    [Theory]
    [InlineData(1.019, "within 2 %")]
    [InlineData(1.021, "INVALID")]
    public void Two_of_a_hundred_segments_more_than_two_per_cent_off_make_it_invalid(double seconds, string verdict)
    {
        var exact = Enumerable.Repeat(new CrowdSegment("paced", 375_000, 1), 98);
        using var output = new StringWriter();
        Report([.. exact, new("paced", 375_000, seconds), new("paced", 375_000, seconds)]).Write(output);
        Assert.Contains(verdict, output.ToString(), StringComparison.Ordinal);
    }

    private static CrowdReport Report(params CrowdSegment[] segments) => new(Seconds: 10, segments, [Paced, Free], OwnCores: 0.2, Sessions: []);
}
