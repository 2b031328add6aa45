using System.Net;

namespace StreamLab.Server.Tests;

/// <summary>Each fault through a real edge.</summary>
public sealed class FaultTests(LabFixture lab) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private static readonly Uri Segment = new(TestTitle.FirstSegment, UriKind.Relative);

    private Uri Url => new(lab.Edge.Url, Segment);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await SetAsync(new("off"));

    [Fact]
    public async Task Error_is_a_status_that_may_say_when_to_come_again()
    {
        await SetAsync(new("error") { Status = 503, RetryAfter = "1500ms" });
        using var response = await lab.Http.GetAsync(Url);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (response.StatusCode, response.Headers.GetValues("Retry-After").Single()));
        Assert.Equal("error", lab.Edge.Status.Fault);
    }

    [Fact]
    public async Task Delay_lets_the_first_byte_come_later()
    {
        await lab.Http.GetByteArrayAsync(Url); // what is done once is not to be measured
        await SetAsync(new("delay") { Time = "300ms" });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(Right, await lab.Http.GetByteArrayAsync(Url));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.299, double.MaxValue);
    }

    [Fact]
    public async Task Freeze_leaves_a_request_without_a_byte_until_it_is_mended()
    {
        await SetAsync(new("freeze"));
        var clients = lab.Edge.Status.Clients;
        var frozen = lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment, ("streamlab-session", "frozen"));
        while (lab.Edge.Status.Clients == clients) await Task.Yield();
        Assert.False(frozen.IsCompleted);
        await SetAsync(new("off"));
        await Assert.ThrowsAsync<HttpRequestException>(() => frozen);
    }

    [Fact]
    public async Task Stall_sends_a_half_and_then_nothing_until_it_is_mended()
    {
        await SetAsync(new("stall"));
        using var response = await lab.Http.GetAsync(Url, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[Right.Length / 2]);
        var next = body.ReadAsync(new byte[1]).AsTask();
        Assert.False(next.IsCompleted);
        await SetAsync(new("off"));
        await Assert.ThrowsAnyAsync<Exception>(() => next);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("reset")]
    public async Task A_connection_that_breaks_in_the_middle_of_the_body_is_no_whole_body(string kind)
    {
        await SetAsync(new(kind));
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await lab.Http.GetAsync(Url, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(50_000, response.Content.Headers.ContentLength);
            await response.Content.ReadAsByteArrayAsync();
        });
    }

    [Fact]
    public async Task Length_states_less_than_there_is_and_only_the_digest_tells()
    {
        await SetAsync(new("length"));
        using var response = await lab.Http.GetAsync(Url);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(body.Length, 1, Right.Length - 1);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.NotEqual(Dash.SegmentIndexes.ReprDigest.Of(body), response.Headers.GetValues("Repr-Digest").Single());
    }

    [Fact]
    public async Task Corrupt_sends_other_bytes_under_the_same_digest_and_keeps_none_of_them()
    {
        await SetAsync(new("corrupt"));
        using var response = await lab.Http.GetAsync(Url);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(50_000, body.Length);
        Assert.NotEqual(Dash.SegmentIndexes.ReprDigest.Of(body), response.Headers.GetValues("Repr-Digest").Single());
        await SetAsync(new("off"));
        Assert.Equal(Right, await lab.Http.GetByteArrayAsync(Url));
    }

    [Fact]
    public async Task Stop_closes_connections_without_an_answer_and_control_still_mends_it()
    {
        await SetAsync(new("stop"));
        await Assert.ThrowsAsync<HttpRequestException>(() => lab.Http.GetAsync(Url));
        await SetAsync(new("off"));
        Assert.Equal(Right, await lab.Http.GetByteArrayAsync(Url));
    }

    [Fact]
    public async Task Stop_breaks_off_what_is_under_way()
    {
        await SetAsync(new("stall"));
        using var response = await lab.Http.GetAsync(Url, HttpCompletionOption.ResponseHeadersRead);
        var body = response.Content.ReadAsByteArrayAsync();
        await SetAsync(new("stop") { Beside = true });
        Assert.Equal("stall, stop", lab.Edge.Status.Fault);
        await Assert.ThrowsAnyAsync<Exception>(() => body);
    }

    [Fact]
    public async Task A_fault_of_a_path_hits_no_other()
    {
        await SetAsync(new("error") { Path = "*/high/*" });
        Assert.Equal(Right, await lab.Http.GetByteArrayAsync(Url));
        using var high = await lab.GetAsync(lab.Edge.Url, TestTitle.FirstSegment.Replace("low", "high", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.InternalServerError, high.StatusCode);
    }

    [Fact]
    public async Task A_fault_of_so_many_requests_hits_the_first_of_them()
    {
        await SetAsync(new("error") { Count = 2 });
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await lab.Http.GetAsync(Url);
            statuses.Add((int)response.StatusCode);
        }
        Assert.Equal([500, 500, 200, 200], statuses);
        Assert.Equal("off", lab.Edge.Status.Fault);
    }

    [Fact]
    public async Task A_fault_is_of_one_edge()
    {
        await SetAsync(new("error"));
        Assert.Equal(Right, await lab.Http.GetByteArrayAsync(new Uri(lab.Lab.Edges[1].Url, Segment)));
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

    private byte[] Right => lab.FileOf(TestTitle.FirstSegment);

    private EdgeControl Control => new(lab.Edge.Url, lab.Tokens.Find(null, lab.Edge.Url));

    private async Task SetAsync(FaultCommand command) => Assert.True((await Control.FaultAsync(command)).TryGet(out _, out var error), error?.Message);
}
