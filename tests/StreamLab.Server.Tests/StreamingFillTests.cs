using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server.Tests;

/// <summary>Objects that are read while they arrive.</summary>
public sealed class StreamingFillTests : IDisposable
{
    private const int Sent = 150_000;
    private static readonly byte[] Media = Noise(500_000);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly TaskCompletionSource _rest = new();

    public void Dispose()
    {
        _rest.TrySetResult();
        _http.Dispose();
    }

    [Fact]
    public async Task A_cold_herd_costs_the_origin_one_request_and_all_of_it_reads_along_before_the_object_is_whole()
    {
        const int herd = 200;
        await using var origin = await StartAsync(Then.Rest);
        await using var edge = await origin.StartEdgeAsync();
        var readers = await Task.WhenAll(Enumerable.Range(0, herd).Select(_ => OpenAsync(edge)));
        foreach (var reader in readers) await ReadAsync(reader, 100_000);
        _rest.SetResult();
        foreach (var reader in readers) Assert.Equal(Media[100_000..], await RestAsync(reader));
        Assert.Single(origin.Requests);
        Assert.Equal((herd, herd - 1, 1), (edge.Counters.Misses, edge.Counters.Collapsed, edge.Counters.Fills));
    }

    /// <summary>Who asks later would wait for the same fill.</summary>
    [Fact]
    public async Task A_fill_that_only_drips_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var origin = await FakeOrigin.StartAsync(DripAsync);
        await using var edge = await origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Time = time });
        var first = _http.GetAsync(new Uri(edge.Url, "t/1.m4s"));
        await UntilAsync(() => edge.Counters.UpstreamBytes == 1);
        time.Advance(TimeSpan.FromSeconds(31));
        _rest.SetResult();
        using var response = await first;
        Assert.Equal((HttpStatusCode.GatewayTimeout, true), (response.StatusCode, (await response.Content.ReadAsStringAsync()).Contains("too slowly", StringComparison.Ordinal)));
        await UntilAsync(() => edge.Counters.FillsUnderWay == 0);
    }

    [Fact]
    public async Task Who_comes_late_gets_what_is_there_and_then_the_rest()
    {
        await using var origin = await StartAsync(Then.Rest);
        await using var edge = await origin.StartEdgeAsync();
        await ReadAsync(await OpenAsync(edge), 100_000);
        var late = await OpenAsync(edge);
        Assert.Equal(Media[..100_000], await ReadAsync(late, 100_000));
        _rest.SetResult();
        Assert.Equal(Media[100_000..], await RestAsync(late));
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task A_part_of_a_cold_object_comes_as_soon_as_it_is_there_and_the_whole_is_kept()
    {
        await using var origin = await StartAsync(Then.Rest);
        await using var edge = await origin.StartEdgeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Url, "t/1.m4s")) { Headers = { Range = new(100, 100_099) } };
        using var part = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(Media[100..100_100], await part.Content.ReadAsByteArrayAsync());
        _rest.SetResult();
        await UntilAsync(() => edge.Status.Cache.Objects == 1);
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(edge.Url, "t/1.m4s")));
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task A_fill_whose_first_client_leaves_goes_on_for_the_others()
    {
        await using var origin = await StartAsync(Then.Rest);
        await using var edge = await origin.StartEdgeAsync();
        var first = await OpenAsync(edge);
        await ReadAsync(first, 50_000);
        var other = await OpenAsync(edge);
        await first.DisposeAsync();
        _rest.SetResult();
        Assert.Equal(Media, await RestAsync(other));
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task A_fill_that_nobody_waits_for_any_more_is_kept_for_the_next()
    {
        await using var origin = await StartAsync(Then.Rest);
        await using var edge = await origin.StartEdgeAsync();
        await (await OpenAsync(edge)).DisposeAsync();
        _rest.SetResult();
        await UntilAsync(() => edge.Status.Cache.Objects == 1);
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(edge.Url, "t/1.m4s")));
        Assert.Single(origin.Requests);
    }

    [Theory]
    [InlineData(Then.Break)]
    [InlineData(Then.RestOfAnother)]
    public async Task Nobody_takes_a_half_or_a_corrupt_object_for_the_whole_and_nothing_of_it_is_kept(Then then)
    {
        await using var origin = await StartAsync(then);
        await using var edge = await origin.StartEdgeAsync();
        var readers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => OpenAsync(edge)));
        foreach (var reader in readers) await ReadAsync(reader, 100_000);
        _rest.SetResult();
        foreach (var reader in readers) await Assert.ThrowsAnyAsync<Exception>(() => RestAsync(reader));
        await UntilAsync(() => edge.Counters.FillsUnderWay == 0);
        Assert.Equal((0, 1), (edge.Status.Cache.Objects, edge.Counters.FailedFills));
    }

    /// <summary>What the origin does after the first bytes of the body.</summary>
    public enum Then
    {
        Rest,
        RestOfAnother,
        Break,
    }

    private Task<FakeOrigin> StartAsync(Then then) => FakeOrigin.StartAsync(async context =>
    {
        context.Response.Headers.CacheControl = "max-age=60";
        context.Response.Headers["Repr-Digest"] = ReprDigest.Of(Media);
        context.Response.ContentLength = Media.Length;
        await context.Response.Body.WriteAsync(Media.AsMemory(0, Sent));
        await context.Response.Body.FlushAsync();
        await _rest.Task;
        if (then == Then.Break) context.Abort();
        else await context.Response.Body.WriteAsync(then == Then.Rest ? Media.AsMemory(Sent) : Noise(Media.Length - Sent, seed: 2));
    });

    /// <summary>A byte, another when it may, and no more: of an object so small that its failure is a status.</summary>
    private async Task DripAsync(HttpContext context)
    {
        context.Response.ContentLength = 10_000;
        for (var i = 0; i < 2; i++)
        {
            await context.Response.Body.WriteAsync(Media.AsMemory(i, 1));
            await context.Response.Body.FlushAsync();
            await _rest.Task;
        }
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task<Stream> OpenAsync(EdgeServer edge) => _http.GetStreamAsync(new Uri(edge.Url, "t/1.m4s"));

    private static async Task<byte[]> ReadAsync(Stream stream, int bytes)
    {
        var read = new byte[bytes];
        await stream.ReadExactlyAsync(read);
        return read;
    }

    private static async Task<byte[]> RestAsync(Stream stream)
    {
        using var rest = new MemoryStream();
        await stream.CopyToAsync(rest);
        return rest.ToArray();
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds()) await Task.Delay(5);
    }

    private static byte[] Noise(int bytes, int seed = 1)
    {
        var noise = new byte[bytes];
        new Random(seed).NextBytes(noise);
        return noise;
    }
}
