using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamLab.Server.Tests;

/// <summary>What hostile clients send to an edge, byte by byte.</summary>
public sealed class SmugglingTests(LabFixture lab) : IClassFixture<LabFixture>
{
    private const string Smuggled = "GET /smuggled/1.m4s HTTP/1.1\r\nHost: localhost\r\n\r\n";

    public static TheoryData<string, string> Malformed => new()
    {
        { "two Hosts", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n" },
        { "no Host", "GET /noise/low/00001.m4s HTTP/1.1\r\n\r\n" },
        { "two Content-Lengths", "POST /api/purge HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nAAAAA" + Smuggled },
        { "a Content-Length that is no number", "POST /api/purge HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5x\r\n\r\nAAAAA" + Smuggled },
        { "chunked not last", "POST /api/purge HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + Smuggled },
        { "a bare CR in a field", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n" },
        { "NUL in a field", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n" },
        { "a blank before the colon", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost : localhost\r\n\r\n" },
        { "a folded field", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\n X: folded\r\n\r\n" },
        { "a GET with a body", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nAAAAA" + Smuggled },
        { "a GET with a body of chunks", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled },
        { "a GET with a signed Content-Length", "GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n\r\nAAAAA" + Smuggled },
        { "no version", "GET /noise/low/00001.m4s\r\nHost: localhost\r\n\r\n" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task What_is_no_proper_request_is_answered_400_and_the_connection_closed(string what, string request)
    {
        var answer = await RawHttp.SendAsync(lab.Edge.Url, request);
        Assert.True(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.Equal(1, Answers(answer));
        Assert.Equal(0, lab.Edge.Counters.NegativeHits);
    }

    [Fact]
    public async Task Of_two_lengths_the_chunks_count_and_nothing_after_them_is_a_request()
    {
        var answer = await RawHttp.SendAsync(lab.Edge.Url,
            $"POST /api/purge HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n{Smuggled}");
        Assert.Equal(1, Answers(answer));
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFED")]
    [InlineData("7FFFFFFFFFFFFFFF")]
    [InlineData("-1")]
    [InlineData("0x10")]
    public async Task A_chunk_size_that_cannot_be_is_a_bad_request(string size)
    {
        var request = $"POST /api/purge HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {lab.Edge.Token}\r\nContent-Type: application/json\r\n"
            + $"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}\r\n{{}}";
        Assert.InRange(await RawHttp.StatusOfAsync(lab.Edge.Url, request), 400, 413);
    }

    [Fact]
    public async Task Oversized_fields_and_too_many_of_them_are_refused()
    {
        Assert.Equal(431, await StatusOfAsync("X: " + new string('a', 40_000)));
        Assert.Equal(431, await StatusOfAsync(string.Join("\r\n", Enumerable.Range(0, 150).Select(i => $"X{i}: 1"))));
        Assert.Equal(414, await RawHttp.GetStatusAsync(lab.Edge.Url, "/noise/" + new string('a', 20_000)));
    }

    [Theory]
    [InlineData("bytes=0-18446744073709551615", 200)]
    [InlineData("bytes=18446744073709551615-", 200)]
    [InlineData("bytes=9223372036854775807-", 416)]
    [InlineData("bytes=0-9223372036854775807", 206)]
    [InlineData("bytes=-9223372036854775807", 206)]
    [InlineData("bytes=-18446744073709551615", 200)]
    [InlineData("bytes=--1", 200)]
    [InlineData("bytes=1-0", 200)]
    [InlineData("bytes=", 200)]
    public async Task An_absurd_range_is_no_error_of_the_edge(string range, int status)
    {
        using var response = await lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment, ("Range", range));
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Three_hundred_overlapping_ranges_cost_one_body()
    {
        using var response = await lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment, ("Range", "bytes=" + string.Join(',', Enumerable.Repeat("0-", 300))));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(50_000, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("Host", "10.1.2.3")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "https\r\nX-Injected: 1")]
    [InlineData("X-Original-URL", "/api/status")]
    [InlineData("Cookie", "a=b")]
    [InlineData("Authorization", "Bearer x")]
    public async Task What_a_client_says_of_itself_poisons_nothing(string field, string value)
    {
        string? upstream = null;
        await using var origin = await FakeOrigin.StartAsync(context =>
        {
            upstream = string.Join('\n', context.Request.Headers.Select(h => $"{h.Key}: {h.Value}"));
            return FakeOrigin.SendAsync(context, Encoding.UTF8.GetBytes($"{context.Request.Host.Port == context.Connection.LocalPort}"));
        });
        await using var edge = await origin.StartEdgeAsync();
        var host = field == "Host" ? "" : "Host: localhost\r\n";
        Assert.Contains("True", await RawHttp.SendAsync(edge.Url, $"GET /t/1.m4s HTTP/1.1\r\n{host}{field}: {value}\r\nConnection: close\r\n\r\n"));
        Assert.Equal("True", await lab.Http.GetStringAsync(new Uri(edge.Url, "t/1.m4s")));
        Assert.Single(origin.Requests);
        Assert.DoesNotContain(value.Split('\r')[0], upstream);
    }

    [Theory]
    [InlineData("/t/1.m4s")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    public async Task An_origin_that_sends_its_edge_elsewhere_is_not_followed(string target)
    {
        await using var origin = await FakeOrigin.StartAsync(context => { context.Response.Redirect(target); return Task.CompletedTask; });
        await using var edge = await origin.StartEdgeAsync();
        using var response = await lab.Http.GetAsync(new Uri(edge.Url, "t/1.m4s"));
        Assert.Equal((HttpStatusCode.BadGateway, 1), (response.StatusCode, origin.Requests.Count));
    }

    [Fact]
    public async Task A_thousand_slow_clients_do_not_keep_an_honest_one_waiting()
    {
        await WallClock.JudgeAsync(async run =>
        {
            var slow = new List<TcpClient>();
            try
            {
                for (var i = 0; i < 1000; i++) slow.Add(await ConnectSlowlyAsync(readsSlowly: i % 2 == 0));
                var times = new List<TimeSpan>();
                for (var i = 0; i < 60; i++) times.Add(await TimeOfARequestAsync());
                // 1 ms is what a quiet machine takes.
                run.Law(() => Assert.InRange(times.Order().ElementAt(57), TimeSpan.Zero, TimeSpan.FromSeconds(1)));
            }
            finally
            {
                slow.ForEach(client => client.Dispose());
            }
        });
    }

    private async Task<TimeSpan> TimeOfARequestAsync()
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(50_000, (await lab.Http.GetByteArrayAsync(new Uri(lab.Edge.Url, TestTitle.FirstSegment))).Length);
        return clock.Elapsed;
    }

    /// <summary>Half of them never end their header; the other half ask for a large segment and read nothing of it.</summary>
    private async Task<TcpClient> ConnectSlowlyAsync(bool readsSlowly)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(lab.Edge.Url.Host, lab.Edge.Url.Port);
        var start = readsSlowly ? "GET /noise/high/00001.m4s HTTP/1.1\r\nHost: localhost\r\n\r\n" : "GET /noise/high/00001.m4s HTTP/1.1\r\nHost: loc";
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(start));
        return client;
    }

    private Task<int> StatusOfAsync(string fields) =>
        RawHttp.StatusOfAsync(lab.Edge.Url, $"GET /noise/low/00001.m4s HTTP/1.1\r\nHost: localhost\r\n{fields}\r\nConnection: close\r\n\r\n");

    private static int Answers(string text) => text.Split("HTTP/1.1 ").Length - 1;
}
