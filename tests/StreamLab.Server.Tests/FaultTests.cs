using System.Net;

namespace StreamLab.Server.Tests;

public sealed class FaultTests(LabFixture lab) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private static readonly Uri Segment = new(TestTitle.FirstSegment, UriKind.Relative);

    private Uri Url => new(lab.Edge.Url, Segment);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await SetAsync("off");

    [Fact]
    public async Task Error_is_500()
    {
        await SetAsync("error");
        using var response = await lab.Http.GetAsync(Url);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("error", lab.Edge.Status.Fault);
    }

    [Fact]
    public async Task Freeze_leaves_a_request_without_a_byte_until_it_is_mended()
    {
        await SetAsync("freeze");
        var clients = lab.Edge.Status.Clients;
        var frozen = lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment, ("streamlab-session", "frozen"));
        while (lab.Edge.Status.Clients == clients) await Task.Yield();
        Assert.False(frozen.IsCompleted);
        await SetAsync("off");
        // Broken off; or served, where it came to the fault only after that was mended.
        Assert.True(await Record.ExceptionAsync(() => frozen) is null or HttpRequestException);
    }

    [Fact]
    public async Task Cut_closes_the_connection_in_the_middle_of_the_body()
    {
        await SetAsync("cut");
        using var response = await lab.Http.GetAsync(Url, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(50_000, response.Content.Headers.ContentLength);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Corrupt_sends_other_bytes_under_the_same_digest()
    {
        await SetAsync("corrupt");
        using var response = await lab.Http.GetAsync(Url);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(50_000, body.Length);
        Assert.NotEqual(Dash.SegmentIndexes.ReprDigest.Of(body), response.Headers.GetValues("Repr-Digest").Single());
        await SetAsync("off");
        Assert.Equal(lab.FileOf(TestTitle.FirstSegment), await lab.Http.GetByteArrayAsync(Url));
    }

    [Fact]
    public async Task An_unknown_fault_is_refused_with_what_there_is()
    {
        var answer = await Control.FaultAsync(new FaultCommand("explode"));
        Assert.False(answer.TryGet(out _, out var error));
        Assert.Contains("corrupt", error.Message);
    }

    [Fact]
    public async Task Control_with_a_wrong_token_or_of_no_edge_is_said_in_one_line()
    {
        Assert.False((await new EdgeControl(lab.Edge.Url, "guess").FaultAsync(new("off"))).TryGet(out _, out var refused));
        Assert.Contains("token", refused.Message);
        Assert.False((await new EdgeControl(new("http://127.0.0.1:1/"), null).StatusAsync()).TryGet(out _, out var nobody));
        Assert.Contains("is it running?", nobody.Message);
    }

    private EdgeControl Control => new(lab.Edge.Url, lab.Tokens.Find(null, lab.Edge.Url));

    private async Task SetAsync(string kind) => Assert.True((await Control.FaultAsync(new FaultCommand(kind))).TryGet(out _, out _));
}
