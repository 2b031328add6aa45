namespace StreamLab.Server.Tests;

public sealed class DiskTierTests : IDisposable
{
    private static readonly byte[] Media = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * 13))];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly TempFolder _disk = new();

    public void Dispose()
    {
        _http.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public async Task What_was_fetched_is_there_after_a_restart()
    {
        await using var origin = await StartAsync();
        await FetchAsync(origin, "t/1.m4s");
        await using var again = await StartEdgeAsync(origin);
        using var response = await _http.GetAsync(new Uri(again.Url, "t/1.m4s"));
        Assert.Equal(Media, await response.Content.ReadAsByteArrayAsync());
        Assert.Matches("^edge-1; hit; ttl=[0-9]+; detail=disk$", response.Headers.GetValues("Cache-Status").Single());
        Assert.Equal((1, 1, 0), (origin.Requests.Count, again.Counters.DiskHits, again.Counters.Fills));
        Assert.Matches("; hit; ttl=[0-9]+$", (await _http.GetAsync(new Uri(again.Url, "t/1.m4s"))).Headers.GetValues("Cache-Status").Single());
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("short")]
    [InlineData("empty")]
    [InlineData("gone")]
    [InlineData("another's")]
    public async Task A_file_that_is_not_whole_and_right_is_thrown_away(string harm)
    {
        await using var origin = await StartAsync();
        await FetchAsync(origin, "t/1.m4s", "t/2.m4s");
        foreach (var file in Files()) Harm(file, harm);
        await using var edge = await StartEdgeAsync(origin);
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(edge.Url, "t/1.m4s")));
        Assert.Equal((3, 0), (origin.Requests.Count, edge.Counters.DiskHits));
    }

    [Fact]
    public async Task A_draft_that_a_crash_has_left_is_removed()
    {
        File.WriteAllText(Path.Combine(_disk.Path, "abc.draft"), "half");
        await using var origin = await StartAsync();
        await using (await StartEdgeAsync(origin)) Assert.Empty(Files("*.draft"));
    }

    [Fact]
    public async Task The_files_never_take_more_than_they_may()
    {
        await using var origin = await StartAsync();
        await using (var edge = await StartEdgeAsync(origin, 100_000))
            foreach (var i in Enumerable.Range(1, 6)) await _http.GetByteArrayAsync(new Uri(edge.Url, $"t/{i}.m4s"));
        Assert.Equal(3, Files().Length);
        await using (await StartEdgeAsync(origin, 40_000)) Assert.Single(Files());
    }

    [Fact]
    public async Task What_is_purged_is_gone_from_disk_too()
    {
        await using var origin = await StartAsync();
        await FetchAsync(origin, "a/1.m4s", "b/1.m4s");
        await using var edge = await StartEdgeAsync(origin);
        Assert.True((await new EdgeControl(edge.Url, edge.Token).PurgeAsync(new PurgeCommand { Title = "a" })).TryGet(out _, out _));
        Assert.Single(Files());
    }

    [Fact]
    public async Task What_is_fresh_for_a_moment_only_is_not_worth_a_file()
    {
        await using var origin = await FakeOrigin.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "max-age=5";
            context.Response.ContentLength = 2;
            return context.Response.Body.WriteAsync("ok"u8.ToArray()).AsTask();
        });
        await FetchAsync(origin, "t/manifest.mpd");
        Assert.Empty(Files());
    }

    private static Task<FakeOrigin> StartAsync() => FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));

    private Task<EdgeServer> StartEdgeAsync(FakeOrigin origin, int bytes = 10_000_000) =>
        origin.StartEdgeAsync(new EdgeOptions { Name = "edge-1", Origin = origin.Url, Disk = _disk.Path, DiskSize = DataSize.FromBytes(bytes) });

    private async Task FetchAsync(FakeOrigin origin, params string[] paths)
    {
        await using var edge = await StartEdgeAsync(origin);
        foreach (var path in paths) await _http.GetByteArrayAsync(new Uri(edge.Url, path));
    }

    private string[] Files(string pattern = "*.object") => Directory.GetFiles(_disk.Path, pattern);

    private void Harm(string file, string harm)
    {
        var bytes = File.ReadAllBytes(file);
        switch (harm)
        {
            case "flipped": bytes[^1] ^= 1; File.WriteAllBytes(file, bytes); break;
            case "short": File.WriteAllBytes(file, bytes[..^1]); break;
            case "empty": File.WriteAllBytes(file, []); break;
            case "gone": File.Delete(file); break;
            default: if (file != Files()[0]) File.Copy(file, Files()[0], overwrite: true); else File.WriteAllBytes(file, File.ReadAllBytes(Files()[^1])); break;
        }
    }
}
