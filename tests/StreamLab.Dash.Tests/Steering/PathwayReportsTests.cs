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
        Assert.Equal(expected, string.Join(", ", PathwayReports.Read(pathways, throughputs).Select(r => $"{r.Pathway} {r.Throughput?.Mbps.ToString("0.##") ?? "-"}")));

    [Fact]
    public void There_are_never_more_than_32_of_them_nor_long_ones()
    {
        Assert.Equal(32, PathwayReports.Read(string.Join(',', Enumerable.Range(0, 500)), null).Count);
        Assert.Empty(PathwayReports.Read(new string('a', 300), null));
        Assert.Empty(PathwayReports.Read(new string(',', 100_000), null));
        Assert.Empty(PathwayReports.Read("a\nb", null));
    }

    [Fact]
    public void What_a_player_writes_a_server_reads()
    {
        PathwayReport[] reports = [new("a&b=c", Bitrate.FromKbps(1234)), new("edge-2", null)];
        var arguments = PathwayReports.WriteDash(reports).Split('&').Select(a => Uri.UnescapeDataString(a.Split('=', 2)[1])).ToArray();
        Assert.Equal(reports, PathwayReports.Read(arguments[0], arguments[1]));
    }
}
