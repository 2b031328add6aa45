using StreamLab.Dash.Steering;

namespace StreamLab.Client.Tests;

public sealed class HttpSteeringServerTests
{
    private const string Answer = """{"VERSION":1,"TTL":8,"PATHWAY-PRIORITY":["b","a"]}""";

    [Fact]
    public async Task An_answer_is_read_and_its_place_is_where_redirects_ended()
    {
        var update = Assert.IsType<SteeringAnswer.Update>(await AskAsync(request => request.Target == "/s" ? new TinyReply("") { Status = 302, Headers = ["Location: /deep/s"] } : new TinyReply(Answer)));
        Assert.Equal(["b", "a"], update.Manifest.Priority);
        Assert.Equal("/deep/s", update.Url.AbsolutePath);
    }

    [Fact]
    public async Task The_session_says_who_it_is()
    {
        IReadOnlyList<string> headers = [];
        await AskAsync(request =>
        {
            headers = [.. request.Headers.Select(h => $"{h}")];
            return new TinyReply(Answer);
        });
        Assert.Contains(headers, h => h.Contains("lab-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gone_is_the_end() => Assert.IsType<SteeringAnswer.Gone>(await AskAsync(_ => new TinyReply("") { Status = 410 }));

    [Fact]
    public async Task Too_many_requests_says_when_to_come_again() =>
        Assert.Equal(9, Assert.IsType<SteeringAnswer.Failed>(await AskAsync(_ => new TinyReply("") { Status = 429, Headers = ["Retry-After: 9"] })).RetryAfter?.Seconds);

    /// <summary>By the server's clock, which may be years away from ours.</summary>
    [Fact]
    public async Task A_date_says_when_to_come_again_too()
    {
        var answer = await AskAsync(_ => new TinyReply("") { Status = 503, Headers = ["Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:28:42 GMT"] });
        Assert.Equal(42, Assert.IsType<SteeringAnswer.Failed>(answer).RetryAfter?.Seconds);
    }

    [Theory]
    [InlineData(200, "hello")]
    [InlineData(500, Answer)]
    [InlineData(404, Answer)]
    [InlineData(200, """{"VERSION":7,"PATHWAY-PRIORITY":["a"]}""")]
    public async Task What_cannot_be_used_is_a_failure_in_one_line(int status, string body)
    {
        var failed = Assert.IsType<SteeringAnswer.Failed>(await AskAsync(_ => new TinyReply(body) { Status = status }));
        Assert.DoesNotContain('\n', failed.Problem);
        Assert.Null(failed.RetryAfter);
    }

    [Fact]
    public async Task An_endless_answer_is_read_no_further_than_the_bound() =>
        Assert.IsType<SteeringAnswer.Failed>(await AskAsync(_ => new TinyReply(new string(' ', SteeringManifestJson.MaxBytes * 4) + Answer)));

    [Fact]
    public async Task A_broken_connection_is_a_failure() => Assert.IsType<SteeringAnswer.Failed>(await AskAsync(_ => new TinyReply(Answer) { CutAfter = 5 }));

    private static async Task<SteeringAnswer> AskAsync(Func<TinyRequest, TinyReply> answer)
    {
        await using var server = new TinyServer(answer);
        using var steering = new HttpSteeringServer("lab-1", TimeProvider.System);
        return await steering.AskAsync(new Uri(server.Url, "s"), CancellationToken.None);
    }
}
