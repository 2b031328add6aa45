using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Server.Tests;

/// <summary>Objects that grow stale, before an origin that can be told what to answer.</summary>
public sealed class RevalidationTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private string _control = "max-age=10";
    private string _version = "1";
    private int _status = 200;
    private string? _vary;
    private bool _isAlwaysUnchanged;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task What_is_fresh_is_not_asked_for_again_and_says_its_age()
    {
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal((200, "1", "edge-1; hit; ttl=3", 7.0), await GetAsync(edge));
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task What_has_not_changed_is_renewed_without_its_body()
    {
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal((200, "1", "edge-1; fwd=stale; fwd-status=304; ttl=10; stored", null), await GetAsync(edge));
        Assert.Equal((200, "1", "edge-1; hit; ttl=10", 0.0), await GetAsync(edge));
        Assert.Equal((2, 1), (origin.Requests.Count, edge.Counters.Revalidated));
    }

    /// <summary>Its tag would go out with the bytes of before, and bring a 304 ever after.</summary>
    [Fact]
    public async Task That_another_object_has_not_changed_is_not_believed_and_the_whole_is_asked_for()
    {
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        (_version, _isAlwaysUnchanged) = ("2", true);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal((502, "edge-1; fwd=stale; fwd-status=304"), (await GetAsync(edge)) is var (status, _, by, _) ? (status, by) : default);
        Assert.Equal((200, "2", "edge-1; fwd=miss; fwd-status=200; ttl=10; stored", null), await GetAsync(edge));
    }

    [Fact]
    public async Task What_has_changed_is_replaced()
    {
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        _version = "2";
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal((200, "2", "edge-1; fwd=stale; fwd-status=200; ttl=10; stored", null), await GetAsync(edge));
        Assert.Equal("2", (await GetAsync(edge)).Body);
    }

    [Fact]
    public async Task No_cache_is_kept_and_asked_for_each_time()
    {
        _control = "no-cache";
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        Assert.Equal("edge-1; fwd=stale; fwd-status=304; ttl=0; stored", (await GetAsync(edge)).CacheStatus);
        Assert.Equal(2, origin.Requests.Count);
    }

    [Theory]
    [InlineData("private, max-age=9", null)]
    [InlineData("no-store", null)]
    [InlineData("max-age=9", "Cookie")]
    [InlineData("max-age=9", "*")]
    public async Task What_is_not_for_all_is_not_kept(string control, string? vary)
    {
        (_control, _vary) = (control, vary);
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        Assert.Equal("edge-1; fwd=miss; fwd-status=200", (await GetAsync(edge)).CacheStatus);
        Assert.Equal((0, 2), (edge.Status.Cache.Objects, origin.Requests.Count));
    }

    [Fact]
    public async Task While_it_is_asked_for_anew_the_stale_one_is_served_at_once()
    {
        _control = "max-age=1, stale-while-revalidate=10";
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        _version = "2";
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((200, "1", "edge-1; hit; ttl=-2; detail=stale-while-revalidate", 3.0), await GetAsync(edge));
        while (edge.Counters is { Fills: 1 } or { FillsUnderWay: > 0 }) await Task.Delay(5);
        Assert.Equal("2", (await GetAsync(edge)).Body);
        Assert.Equal((2, 1), (origin.Requests.Count, edge.Counters.Stale));
    }

    [Fact]
    public async Task A_stale_one_stands_in_for_an_origin_that_fails()
    {
        _control = "max-age=1, stale-if-error=60";
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        await GetAsync(edge);
        _status = 503;
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal((200, "1", "edge-1; fwd=stale; fwd-status=503; ttl=-30; detail=stale-if-error", 31.0), await GetAsync(edge));
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(502, (await GetAsync(edge)).Status);
        _status = 200;
        Assert.Equal((200, "1"), ((await GetAsync(edge)) is var (status, body, _, _) ? (status, body) : default));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task That_there_is_none_is_believed_for_a_moment(int status)
    {
        _status = status;
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        Assert.Equal((status, $"edge-1; fwd=miss; fwd-status={status}"), (await GetAsync(edge)) is var (first, _, by, _) ? (first, by) : default);
        Assert.Equal("edge-1; hit; detail=negative", (await GetAsync(edge)).CacheStatus);
        Assert.Equal((1, 1), (origin.Requests.Count, edge.Counters.NegativeHits));
        _status = 200;
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await GetAsync(edge)).Status);
    }

    [Fact]
    public async Task That_there_is_none_is_asked_each_time_where_an_edge_is_told_so()
    {
        _status = 404;
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin, Duration.Zero);
        await GetAsync(edge);
        await GetAsync(edge);
        Assert.Equal(2, origin.Requests.Count);
    }

    [Fact]
    public async Task A_client_that_has_the_object_gets_no_body_even_of_a_cold_one()
    {
        await using var origin = await StartAsync();
        await using var edge = await StartEdgeAsync(origin);
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Url, "t/a.mpd"));
            request.Headers.TryAddWithoutValidation("If-None-Match", "\"v1\"");
            using var response = await _http.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        }
        Assert.Single(origin.Requests);
    }

    private async Task<(int Status, string Body, string CacheStatus, double? Age)> GetAsync(EdgeServer edge)
    {
        using var response = await _http.GetAsync(new Uri(edge.Url, "t/a.mpd"));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.GetValues("Cache-Status").Single(), response.Headers.Age?.TotalSeconds);
    }

    private Task<EdgeServer> StartEdgeAsync(FakeOrigin origin, Duration? negative = null) => origin.StartEdgeAsync(
        new EdgeOptions { Name = "edge-1", Origin = origin.Url, Time = _time, NegativeLifetime = negative ?? Duration.FromSeconds(1) });

    private Task<FakeOrigin> StartAsync() => FakeOrigin.StartAsync(context =>
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = _status;
        if (_status != 200) return Task.CompletedTask;
        (headers.CacheControl, headers.ETag, headers.Vary, headers.Date) = (_control, $"\"v{_version}\"", _vary, _time.GetUtcNow().ToString("R"));
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && (_isAlwaysUnchanged || known == headers.ETag))
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }
        context.Response.ContentLength = _version.Length;
        return context.Response.WriteAsync(_version);
    });
}
