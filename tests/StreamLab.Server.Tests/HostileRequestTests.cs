using System.Net;
using System.Net.Http.Json;

namespace StreamLab.Server.Tests;

public sealed class HostileRequestTests(LabFixture lab) : IClassFixture<LabFixture>
{
    public static TheoryData<string> Escapes =>
    [
        "//etc/hostname", "/../../etc/hostname", "/noise/../../../etc/hostname", "/noise/%2e%2e/%2e%2e/etc/hostname", "/%2e%2e/etc/hostname",
        "/noise/..%2f..%2fetc/hostname", "/noise/%2Fetc/hostname", "/noise/%5c..%5cetc%5chostname", @"/noise\..\..\etc\hostname", "/noise/%00",
        "/noise/low/00001.m4s%00.mpd", "/noise//low/00001.m4s", "/noise/./low/", "/.state/0.token", "/noise", "/noise/", "/con/aux.mpd",
        "/noise/low/00001.m4s/", "/" + "a/b/c/d/e/f/g/h/",
    ];

    [Theory, MemberData(nameof(Escapes))]
    public async Task A_path_that_is_no_file_of_a_title_is_refused_by_the_origin(string path) =>
        Assert.Contains(await RawHttp.GetStatusAsync(lab.Origin.Url, path), new[] { 400, 404 });

    [Theory, MemberData(nameof(Escapes))]
    public async Task A_path_that_is_no_file_of_a_title_is_refused_by_an_edge(string path) =>
        Assert.Contains(await RawHttp.GetStatusAsync(lab.Edge.Url, path), new[] { 400, 404 });

    [Fact]
    public async Task A_very_long_path_is_refused() =>
        Assert.Equal(414, await RawHttp.GetStatusAsync(lab.Origin.Url, "/" + new string('a', 20_000)));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task A_host_name_that_anybody_can_point_here_is_refused(string host) =>
        Assert.Equal(400, await RawHttp.StatusOfAsync(lab.Origin.Url, $"GET /api/titles HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:80")]
    [InlineData("lab.localhost")]
    [InlineData("[::1]:8080")]
    [InlineData("192.168.1.7")]
    public async Task An_address_and_localhost_are_served(string host) =>
        Assert.Equal(200, await RawHttp.StatusOfAsync(lab.Origin.Url, $"GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData("127.0.0.1:99999")]
    [InlineData("[::1]:65536")]
    [InlineData("localhost:-1")]
    public async Task A_host_that_can_stand_in_no_url_is_a_bad_request(string host) =>
        Assert.Equal(400, await RawHttp.StatusOfAsync(lab.Origin.Url, $"GET /noise/manifest.mpd HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

    [Fact]
    public async Task A_chunk_size_beyond_all_bounds_is_a_bad_request()
    {
        var request = $"POST /api/edges HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {lab.Origin.Token}\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFFFFFFFFED\r\n{}";
        Assert.Equal(400, await RawHttp.StatusOfAsync(lab.Origin.Url, request));
    }

    [Fact]
    public async Task Control_without_the_token_is_refused()
    {
        using var response = await lab.SendAsync(HttpMethod.Post, new Uri(lab.Origin.Url, "/api/edges"), JsonContent.Create(new { }));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Control_from_a_foreign_page_is_refused_even_with_the_token(string field, string value)
    {
        using var response = await lab.SendAsync(HttpMethod.Post, new Uri(lab.Origin.Url, "/api/edges"), JsonContent.Create(new { }),
            ("Authorization", $"Bearer {lab.Origin.Token}"), (field, value));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Control_that_is_not_json_is_refused()
    {
        using var response = await lab.SendAsync(HttpMethod.Post, new Uri(lab.Origin.Url, "/api/edges"), new StringContent("{}"),
            ("Authorization", $"Bearer {lab.Origin.Token}"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"name":"a b","url":"http://127.0.0.1:1/","token":"t"}""")]
    [InlineData("""{"name":"x","url":"file:///etc/hostname","token":"t"}""")]
    [InlineData("""{"name":"x","url":"/etc/hostname","token":"t"}""")]
    [InlineData("""{"name":"x","url":"http://u:p@127.0.0.1/","token":"t"}""")]
    [InlineData("""{"name":"x","url":"http://127.0.0.1:1/","token":""}""")]
    [InlineData("""{"name":null,"url":"http://127.0.0.1:1/","token":"t"}""")]
    public async Task A_registration_that_makes_no_sense_is_refused_in_one_line(string body)
    {
        using var response = await lab.SendAsync(HttpMethod.Post, new Uri(lab.Origin.Url, "/api/edges"),
            new StringContent(body, null, "application/json"), ("Authorization", $"Bearer {lab.Origin.Token}"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single((await response.Content.ReadAsStringAsync()).TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_browser_that_asks_whether_a_foreign_page_may_control_gets_no_leave()
    {
        using var response = await lab.SendAsync(HttpMethod.Options, new Uri(lab.Origin.Url, "/api/edges"), null,
            ("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));
        Assert.False(response.IsSuccessStatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
