using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Tests.Steering;

public sealed class PathwayReportsTests
{
    [Theory]
    [InlineData("\"a,b\"", "1000000,2000000", "a 1, b 2")]
    [InlineData("a", "1000000", "a 1")]
    [InlineData("\"a,b\"", "1000000,", "a 1, b -")]
    [InlineData(" \"a, b\" ", " 1000000 , 2000000 ", "a 1, b 2")]
    [InlineData("\"a\",\"b\"", "\"3000000\"", "a 3, b -")]
    [InlineData("\"a,a\"", "1000000,2000000", "a 1")]
    [InlineData("a", null, "a -")]
    [InlineData("\"\"", "", "")]
    [InlineData(null, "5", "")]
    [InlineData("a,b,c,d", "-1,NaN,1e400,99999999999999", "a -, b -, c -, d -")]
    public void Lists_and_single_values_with_and_without_quotes_are_understood(string? pathways, string? throughputs, string expected) =>
        Assert.Equal(expected, string.Join(", ", PathwayReports.Read(pathways, throughputs).Pathways.Select(r => $"{r.Pathway} {r.Throughput?.Mbps.ToString("0.##") ?? "-"}")));

    [Fact]
    public void There_are_never_more_than_32_of_them_nor_long_ones()
    {
        Assert.Equal(32, PathwayReports.Read(string.Join(',', Enumerable.Range(0, 500)), null).Pathways.Count);
        Assert.Empty(PathwayReports.Read(new string('a', 300), null).Pathways);
        Assert.Empty(PathwayReports.Read(new string(',', 100_000), null).Pathways);
        Assert.Empty(PathwayReports.Read("a\nb", null).Pathways);
    }

    [Fact]
    public void What_a_player_writes_a_server_reads()
    {
        PathwayReport[] reports = [new("a&b=c", Bitrate.FromKbps(1234)), new("edge-2", null)];
        var arguments = PathwayReports.WriteDash(reports).Split('&').Select(a => Uri.UnescapeDataString(a.Split('=', 2)[1])).ToArray();
        Assert.Equal(reports, PathwayReports.Read(arguments[0], arguments[1]).Pathways);
    }

    [Fact]
    public void A_player_of_HLS_names_the_pathway_in_use_without_quotes()
    {
        var steering = new ContentSteering(new("http://s.test/")) { IsHls = true };
        Assert.Equal("_HLS_pathway=edge%201&_HLS_throughput=1234000", steering.Tell([new("edge 1", Bitrate.FromKbps(1234)), new("b", Bitrate.FromKbps(5))]));
        Assert.Equal("_HLS_pathway=b", steering.Tell([new("b", null)]));
    }

    [Theory]
    [InlineData("\"a\"", "5", "\"a\"", "5", "a -")] // nothing was loaded since
    [InlineData("\"a\"", "5", "\"a\"", "6", "a 6")]
    [InlineData("\"a\"", "5", "\"a,b\"", "5,7", "a -, b 7")]
    [InlineData("", "", "\"a\"", "5", "a 5")]
    [InlineData("", "", "a", "5", "a -")] // a default, it may be
    [InlineData("a", "5", "a", "5", "a -")]
    [InlineData("a", "5", "a", "6", "a 6")]
    [InlineData("a", "5", "b", "6", "b -")] // a's, most of it
    [InlineData("a", "", "a", "6", "a 6")]
    public void A_throughput_counts_where_something_was_measured_on_that_pathway_since(string beforePathways, string before, string pathways, string throughputs, string expected)
    {
        var since = PathwayReports.Read(pathways, Bits(throughputs)).Since(PathwayReports.Read(beforePathways, Bits(before)));
        Assert.Equal(expected, string.Join(", ", since.Select(r => $"{r.Pathway} {r.Throughput?.Mbps.ToString("0") ?? "-"}")));
    }

    [Theory]
    [InlineData("\"a,b\"", "1000000,")]
    [InlineData("a", "2000000")]
    [InlineData("\"a\"", "3000000")]
    public void What_was_said_can_be_handed_on_in_a_url(string pathways, string throughputs)
    {
        var arguments = PathwayReports.Write("said", "rates", PathwayReports.Read(pathways, throughputs)).Split('&').Select(a => Uri.UnescapeDataString(a.Split('=', 2)[1])).ToArray();
        Assert.Equal((pathways, throughputs), (arguments[0], arguments[1]));
    }

    private static string Bits(string mbps) => string.Join(',', mbps.Split(',').Select(rate => rate.Length > 0 ? $"{rate}000000" : ""));
}
