using System.Net;
using System.Net.Http.Json;

namespace StreamLab.Server.Tests;

public sealed class PageEndpointTests(LabFixture lab) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/page/app.js", "text/javascript; charset=utf-8")]
    [InlineData("/page/style.css", "text/css; charset=utf-8")]
    [InlineData("/lib/dash.all.min.js", "text/javascript; charset=utf-8")]
    public async Task The_page_is_part_of_the_server(string path, string type)
    {
        using var response = await lab.GetAsync(lab.Origin.Url, path);
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_page_runs_its_own_scripts_only_and_shows_names_as_text()
    {
        using var response = await lab.GetAsync(lab.Origin.Url, "/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        foreach (var (path, file) in PageFiles.ByPath.Where(f => f.Key.StartsWith("/page/", StringComparison.Ordinal)))
            Assert.False(System.Text.Encoding.UTF8.GetString(file.Body).Contains("innerHTML", StringComparison.Ordinal), path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task The_token_is_for_a_page_of_this_origin_alone(string? site)
    {
        (string, string)[] fields = site is null ? [] : [("Sec-Fetch-Site", site)];
        using var response = await lab.GetAsync(lab.Origin.Url, "/api/session", fields);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_page_throttles_an_edge_through_its_own_host()
    {
        using var response = await ShapeAsync(lab.Edge.Name, await PageTokenAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3000, lab.Edge.Status.Shaping.RateKbps);
        Assert.Contains("3000", await lab.Http.GetStringAsync(new Uri(lab.Origin.Url, $"api/edges/{lab.Edge.Name}/status")));
    }

    [Fact]
    public async Task The_token_of_the_server_throttles_as_well()
    {
        using var response = await ShapeAsync(lab.Edge.Name, lab.Origin.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_token_of_the_page_registers_no_edge()
    {
        using var response = await lab.SendAsync(HttpMethod.Post, new Uri(lab.Origin.Url, "api/edges"), JsonContent.Create(new { }),
            ("Authorization", $"Bearer {await PageTokenAsync()}"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task There_is_nothing_to_throttle_where_there_is_no_edge()
    {
        using var response = await ShapeAsync("edge-9", await PageTokenAsync());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<string> PageTokenAsync()
    {
        using var response = await lab.GetAsync(lab.Origin.Url, "/api/session", ("Sec-Fetch-Site", "same-origin"));
        return (await response.Content.ReadFromJsonAsync<PageSession>())!.Token;
    }

    private Task<HttpResponseMessage> ShapeAsync(string edge, string token) => lab.SendAsync(
        HttpMethod.Post, new Uri(lab.Origin.Url, $"api/edges/{edge}/shape"), JsonContent.Create(new { rate = "3Mbps" }), ("Authorization", $"Bearer {token}"));
}
