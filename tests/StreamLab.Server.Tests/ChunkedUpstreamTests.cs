using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server.Tests;

/// <summary>An upstream that does not say how long its objects are, or codes them though nobody asked for it.</summary>
public sealed class ChunkedUpstreamTests : IDisposable
{
    private const string Path = "t/low/1.m4s";
    private static readonly byte[] Media = Noise(300_000);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(64 * 1024)]
    [InlineData(300_000)]
    public async Task What_comes_in_chunks_arrives_whole_and_is_kept_with_its_length(int bytes)
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendChunksAsync(context, Media.AsMemory(0, bytes / 3), Media.AsMemory(bytes / 3, bytes - (bytes / 3))));
        await using var edge = await origin.StartEdgeAsync();
        Assert.Equal(Media[..bytes], await _http.GetByteArrayAsync(new Uri(edge.Url, Path)));
        await UntilIdleAsync(edge);
        using var hit = await _http.GetAsync(new Uri(edge.Url, Path));
        Assert.Equal((bytes, 1L), (hit.Content.Headers.ContentLength, edge.Counters.Hits));
        Assert.Equal(Media[..bytes], await hit.Content.ReadAsByteArrayAsync());
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task All_who_ask_for_it_read_along_as_it_comes_and_upstream_is_asked_once()
    {
        var rest = new TaskCompletionSource();
        await using var origin = await FakeOrigin.StartAsync(async context =>
        {
            await FakeOrigin.SendChunksAsync(context, Media.AsMemory(0, 200_000));
            await rest.Task;
            await context.Response.Body.WriteAsync(Media.AsMemory(200_000));
        });
        await using var edge = await origin.StartEdgeAsync();
        var readers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _http.GetAsync(new Uri(edge.Url, Path), HttpCompletionOption.ResponseHeadersRead)));
        foreach (var reader in readers) await (await reader.Content.ReadAsStreamAsync()).ReadExactlyAsync(new byte[150_000]);
        rest.SetResult();
        foreach (var reader in readers) Assert.Equal(Media[150_000..], await ReadRestAsync(reader));
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task What_breaks_off_before_its_last_chunk_is_broken_off_and_not_kept()
    {
        await using var origin = await FakeOrigin.StartAsync(async context =>
        {
            await FakeOrigin.SendChunksAsync(context, Media);
            context.Abort();
        });
        await using var edge = await origin.StartEdgeAsync();
        for (var i = 0; i < 2; i++) await Assert.ThrowsAnyAsync<HttpRequestException>(() => _http.GetByteArrayAsync(new Uri(edge.Url, Path)));
        await UntilIdleAsync(edge);
        Assert.Equal((0, 2), (edge.Status.Cache.Objects, origin.Requests.Count));
    }

    [Fact]
    public async Task A_part_of_what_came_in_chunks_is_served_from_the_cache()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendChunksAsync(context, Media));
        await using var edge = await origin.StartEdgeAsync();
        await _http.GetByteArrayAsync(new Uri(edge.Url, Path));
        await UntilIdleAsync(edge);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Url, Path)) { Headers = { Range = new(100, 199) } };
        using var part = await _http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, 300_000L), (part.StatusCode, part.Content.Headers.ContentRange!.Length));
        Assert.Equal(Media[100..200], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_shaped_edge_paces_it_too()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendChunksAsync(context, Media));
        await using var edge = await origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Uplink = LinkShape.Constant(Bitrate.FromMbps(24)) });
        var before = TimeProvider.System.GetTimestamp();
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(edge.Url, Path)));
        Assert.True(TimeProvider.System.GetElapsedTime(before) > TimeSpan.FromSeconds(0.09)); // 0.1 s at 24 Mbit/s
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_coding_that_nobody_asked_for_is_taken_off(string coding)
    {
        string? accepted = null;
        await using var origin = await FakeOrigin.StartAsync(context =>
        {
            accepted = context.Request.Headers.AcceptEncoding;
            return SendCodedAsync(context, coding, Coded(coding));
        });
        await using var edge = await origin.StartEdgeAsync();
        using var response = await _http.GetAsync(new Uri(edge.Url, Path));
        Assert.Equal(Media, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(("identity", 0, false), (accepted, response.Content.Headers.ContentEncoding.Count, response.Headers.Contains("Repr-Digest")));
        Assert.Equal("W/\"x\"", response.Headers.ETag?.ToString());
    }

    [Theory]
    [InlineData("zstd", "zstd")]
    [InlineData("gzip, br", "gzip, br")]
    public async Task A_coding_that_cannot_be_taken_off_is_refused_by_name(string coding, string named)
    {
        await using var origin = await FakeOrigin.StartAsync(context => SendCodedAsync(context, coding, Media));
        await using var edge = await origin.StartEdgeAsync();
        using var response = await _http.GetAsync(new Uri(edge.Url, Path));
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains(named, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_of_the_coding_that_it_says_is_not_served_and_not_kept()
    {
        await using var origin = await FakeOrigin.StartAsync(context => SendCodedAsync(context, "gzip", Media));
        await using var edge = await origin.StartEdgeAsync();
        using var response = await _http.GetAsync(new Uri(edge.Url, Path));
        Assert.Equal((HttpStatusCode.BadGateway, 0), (response.StatusCode, edge.Status.Cache.Objects));
    }

    /// <summary>RFC 9112, 6.3: the length beside chunks would cut the object off.</summary>
    [Fact]
    public async Task Chunks_count_and_not_a_length_that_is_stated_beside_them()
    {
        await using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");
        Assert.Equal((HttpStatusCode.OK, "abcdef"), await AskBehindAsync(upstream));
    }

    [Fact]
    public async Task A_transfer_coding_that_nobody_asked_for_is_refused_by_name()
    {
        await using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        var (status, body) = await AskBehindAsync(upstream);
        Assert.Equal((HttpStatusCode.BadGateway, true), (status, body.Contains("the transfer coding gzip", StringComparison.Ordinal)));
    }

    /// <summary>What comes from upstream is written into answers.</summary>
    [Theory]
    [InlineData("Cache-Status")]
    [InlineData("Content-Type")]
    [InlineData("ETag")]
    [InlineData("Vary")]
    [InlineData("CMSD-Static")]
    public async Task A_field_of_upstream_that_no_server_may_send_is_left_out(string field)
    {
        await using var upstream = RawUpstream.Start($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n{field}: \"\u00e4\u0080\"\r\n\r\nok");
        await using var origin = await FakeOrigin.StartAsync(FakeOrigin.HasNone);
        await using var edge = await origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Upstream = upstream.Url });
        Assert.Equal("ok", await _http.GetStringAsync(new Uri(edge.Url, Path)));
    }

    /// <summary>Nobody can tell such an end from a server that has died.</summary>
    [Fact]
    public async Task What_ends_where_the_connection_is_closed_is_passed_on_and_not_kept()
    {
        await using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n\r\nwhole?");
        await using var origin = await FakeOrigin.StartAsync(FakeOrigin.HasNone);
        await using var edge = await origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Upstream = upstream.Url });
        for (var i = 0; i < 2; i++) Assert.Equal("whole?", await _http.GetStringAsync(new Uri(edge.Url, Path)));
        Assert.Equal(0, edge.Status.Cache.Objects);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskBehindAsync(RawUpstream upstream)
    {
        await using var origin = await FakeOrigin.StartAsync(FakeOrigin.HasNone);
        await using var edge = await origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Upstream = upstream.Url });
        using var response = await _http.GetAsync(new Uri(edge.Url, Path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<byte[]> ReadRestAsync(HttpResponseMessage response)
    {
        using var rest = new MemoryStream();
        await (await response.Content.ReadAsStreamAsync()).CopyToAsync(rest);
        return rest.ToArray();
    }

    private static Task SendCodedAsync(HttpContext context, string coding, byte[] coded)
    {
        context.Response.Headers.ContentEncoding = coding;
        context.Response.Headers.ETag = "\"x\"";
        return FakeOrigin.SendAsync(context, coded);
    }

    private static byte[] Coded(string coding)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding == "gzip" ? new GZipStream(coded, CompressionLevel.Fastest) : coding == "br" ? new BrotliStream(coded, CompressionLevel.Fastest) : new ZLibStream(coded, CompressionLevel.Fastest))
            stream.Write(Media);
        return coded.ToArray();
    }

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(5).NextBytes(noise);
        return noise;
    }

    private static async Task UntilIdleAsync(EdgeServer edge)
    {
        while (edge.Counters.FillsUnderWay > 0) await Task.Delay(5);
    }
}
