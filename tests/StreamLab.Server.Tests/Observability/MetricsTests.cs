using System.Globalization;

namespace StreamLab.Server.Tests;

public sealed class MetricsTests(LabFixture lab) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task Requests_are_counted_by_kind_and_status_and_what_the_cache_did()
    {
        var edge = lab.Lab.Edges[1].Url;
        for (var i = 0; i < 3; i++) await lab.GetAsync(edge, TestTitle.FirstSegment);
        await lab.GetAsync(edge, "noise/none.m4s");
        await UntilAsync(edge, "streamlab_requests_total{kind=\"segment\",status=\"404\"}", 1);
        var figures = await UntilAsync(edge, "streamlab_requests_total{kind=\"segment\",status=\"200\"}", 3);
        Assert.Equal(3, figures["streamlab_requests_total{kind=\"segment\",status=\"200\"}"]);
        Assert.Equal(1, figures["streamlab_requests_total{kind=\"segment\",status=\"404\"}"]);
        Assert.Equal(2, figures["streamlab_cache_requests_total{result=\"hit\"}"]);
        Assert.Equal(150_000, figures["streamlab_response_bytes_total{kind=\"segment\"}"]);
        Assert.Equal(150_000, figures["streamlab_media_bytes_total"]);
        Assert.InRange(figures["streamlab_cache_bytes"], 50_000, 52_000); // and what it costs to keep them
        Assert.Equal(double.PositiveInfinity, figures["streamlab_uplink_bits_per_second"]);
    }

    [Fact]
    public async Task What_players_report_fills_the_histograms_of_buffer_and_bitrate()
    {
        var url = $"{TestTitle.FirstSegment}?CMCD={Uri.EscapeDataString("bl=2900,br=900,ot=v,sid=\"a\"")}";
        await lab.GetAsync(lab.Edge.Url, url);
        await lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment, ("CMCD-Request", "bl=(7000;v)"), ("CMCD-Object", "br=(2000;v)"));
        var figures = await UntilAsync(lab.Edge.Url, "streamlab_cmcd_bitrate_bits_per_second_count", 2);
        Assert.Equal((2, 9.9), (figures["streamlab_cmcd_buffer_seconds_count"], Math.Round(figures["streamlab_cmcd_buffer_seconds_sum"], 6)));
        Assert.Equal(1, figures["streamlab_cmcd_buffer_seconds_bucket{le=\"4\"}"]);
        Assert.Equal(2_900_000, figures["streamlab_cmcd_bitrate_bits_per_second_sum"]);
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    public async Task What_the_specification_does_not_allow_is_counted_and_summed_nowhere(string value)
    {
        await using var edge = await EdgeServer.StartAsync(new EdgeOptions { Name = "own", Origin = lab.Origin.Url, OriginToken = lab.Origin.Token, Tokens = lab.Tokens });
        await lab.GetAsync(edge.Url, $"{TestTitle.FirstSegment}?CMCD=br%3D{value}%2Cbl%3D{value}");
        var figures = await UntilAsync(edge.Url, "streamlab_cmcd_invalid_total{key=\"br\"}", 1);
        Assert.All(figures.Where(f => f.Key.StartsWith("streamlab_cmcd") && f.Key.EndsWith("_sum")), f => Assert.True(double.IsFinite(f.Value)));
        Assert.Equal(0, figures["streamlab_cmcd_bitrate_bits_per_second_count"]);
    }

    [Fact]
    public async Task However_many_sessions_and_paths_there_are_the_series_stay_few()
    {
        await lab.GetAsync(lab.Origin.Url, "x/y.m4s");
        var before = (await ReadAsync(lab.Origin.Url)).Count;
        for (var i = 0; i < 50; i++) await lab.GetAsync(lab.Origin.Url, $"title-{i}/{i}.m4s", ("streamlab-session", $"s{i}"), ("CMCD-Session", $"sid=\"{i}\",x-{i}=1"));
        Assert.InRange((await ReadAsync(lab.Origin.Url)).Count, before, before + 15); // the kinds that other tests ask for meanwhile
    }

    [Fact]
    public async Task An_edge_tells_players_what_it_can_do_for_them()
    {
        var options = new EdgeOptions { Name = "shaped", Origin = lab.Origin.Url, OriginToken = lab.Origin.Token, Tokens = lab.Tokens, Uplink = LinkShape.Constant(Bitrate.FromMbps(80)) };
        await using var edge = await EdgeServer.StartAsync(options);
        var response = await lab.GetAsync(edge.Url, TestTitle.FirstSegment);
        Assert.Equal("\"shaped\";etp=80000;mb=80000;rtt=0", response.Headers.GetValues("CMSD-Dynamic").Single());
        Assert.Matches("^br=[0-9]+,d=2000,nor=\"00002.m4s\",ot=v,sf=d,st=v$", response.Headers.GetValues("CMSD-Static").Single());
        Assert.Contains("CMSD-Dynamic", response.Headers.GetValues("Access-Control-Expose-Headers").Single());
        var free = await lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment);
        Assert.Equal("\"edge-1\";rtt=0", free.Headers.GetValues("CMSD-Dynamic").Single());
    }

    /// <summary>A request is counted when it has ended, which its client may see a little earlier.</summary>
    private async Task<Dictionary<string, double>> UntilAsync(Uri server, string name, double atLeast)
    {
        while (true)
        {
            var figures = await ReadAsync(server);
            if (figures.GetValueOrDefault(name) >= atLeast) return figures;
            await Task.Delay(20);
        }
    }

    /// <summary>The text format of Prometheus: <c>name{labels} value</c>, comments with #.</summary>
    private async Task<Dictionary<string, double>> ReadAsync(Uri server)
    {
        var response = await lab.GetAsync(server, "metrics");
        Assert.StartsWith("text/plain", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        return lines.Select(line => (Name: line[..line.LastIndexOf(' ')], Value: Number(line[(line.LastIndexOf(' ') + 1)..]))).ToDictionary(l => l.Name, l => l.Value);
    }

    private static double Number(string text) => text == "+Inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);
}
