using System.Security.Cryptography;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

public sealed class HttpSegmentFetcherTests
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    [Fact]
    public async Task A_whole_body_comes_as_it_was_sent()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server);
        using var content = (await fetch.GetAsync()).Content!;
        Assert.Equal(Body, content.Bytes.ToArray());
        Assert.True(fetch is { FirstBytes: 1, Received: 100_000 });
    }

    [Fact]
    public async Task Connections_stay_open_between_segments()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server);
        for (var i = 0; i < 3; i++) await fetch.GetAsync();
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task The_session_is_named_to_the_server()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server, CmcdMode.Off);
        await fetch.GetAsync();
        Assert.Equal("lab-1", server.Requests.Single().Headers["streamlab-session"]);
        Assert.DoesNotContain(server.Requests.Single().Headers.Keys, name => name.StartsWith("CMCD", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task CMCD_goes_into_headers_when_asked_to()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server, CmcdMode.Header);
        await fetch.GetAsync();
        Assert.Equal("cid=\"Test\",sf=d,sid=\"lab-1\",st=v", server.Requests.Single().Headers["CMCD-Session"]);
    }

    [Fact]
    public async Task CMCD_goes_into_the_query_when_asked_to()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server, CmcdMode.Query);
        await fetch.GetAsync("x?a=b");
        Assert.Equal("/x?a=b&CMCD=cid%3D%22Test%22%2Cot%3Dv%2Csf%3Dd%2Csid%3D%22lab-1%22%2Cst%3Dv", server.Requests.Single().Target);
    }

    [Fact]
    public async Task A_part_of_a_file_is_asked_for_as_a_range()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[10..20]) { Status = 206, Headers = ["Content-Range: bytes 10-19/100000"] });
        using var fetch = new TestFetch(server);
        using var content = (await fetch.GetAsync(range: new(10, 19))).Content!;
        Assert.Equal("bytes=10-19", server.Requests.Single().Headers["Range"]);
        Assert.Equal(Body[10..20], content.Bytes.ToArray());
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(206, "Content-Range: bytes 11-20/100000")]
    public async Task A_server_that_sends_other_bytes_than_the_range_refuses_it(int status, string header)
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[11..21]) { Status = status, Headers = header.Length > 0 ? [header] : [] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Refused, (await fetch.GetAsync(range: new(10, 19))).Failure);
    }

    [Fact]
    public async Task A_probe_asks_for_the_first_bytes_of_its_range()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[10..14]) { Status = 206, Headers = ["Content-Range: bytes 10-13/100000"] });
        using var fetch = new TestFetch(server);
        await fetch.GetAsync(limit: 4, range: new(10, 19));
        Assert.Equal("bytes=10-13", server.Requests.Single().Headers["Range"]);
    }

    [Theory]
    [InlineData(403, RequestFailure.Refused)]
    [InlineData(404, RequestFailure.NotFound)]
    [InlineData(410, RequestFailure.NotFound)]
    [InlineData(416, RequestFailure.Refused)]
    [InlineData(500, RequestFailure.ServerError)]
    [InlineData(503, RequestFailure.ServerError)]
    public async Task A_status_says_what_failed(int status, RequestFailure failure)
    {
        await using var server = new TinyServer(_ => new TinyReply("sorry") { Status = status });
        using var fetch = new TestFetch(server);
        Assert.Equal(failure, (await fetch.GetAsync()).Failure);
    }

    [Fact]
    public async Task A_body_that_is_cut_is_a_lost_connection()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { CutAfter = 5000 });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.ConnectionLost, (await fetch.GetAsync()).Failure);
        Assert.Equal(5000, fetch.Received);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_unreachable()
    {
        var server = new TinyServer(_ => new TinyReply(Body));
        await server.DisposeAsync();
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Unreachable, (await fetch.GetAsync()).Failure);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(5000)]
    public async Task A_server_that_falls_silent_has_timed_out(int after)
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { FreezeAfter = after });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.TimedOut, (await fetch.GetInSilenceAsync()).Failure);
    }

    [Fact]
    public async Task What_does_not_have_its_digest_is_corrupt()
    {
        var digest = Convert.ToBase64String(SHA256.HashData([1, 2, 3]));
        await using var server = new TinyServer(_ => new TinyReply(Body) { Headers = [$"Repr-Digest: sha-256=:{digest}:"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
    }

    [Fact]
    public async Task What_has_its_digest_is_whole()
    {
        var digest = Convert.ToBase64String(SHA256.HashData(Body));
        await using var server = new TinyServer(_ => new TinyReply(Body) { Headers = [$"Repr-Digest: unknown=:AAAA:, sha-256=:{digest}:"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.None, (await fetch.GetAsync()).Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_known_counts_whatever_the_server_states(bool isRight)
    {
        var stated = ReprDigest.Of(Body);
        await using var server = new TinyServer(_ => new TinyReply(Body) { Headers = [$"Repr-Digest: {stated}"] });
        using var fetch = new TestFetch(server) { Expected = new Expectation { Digest = isRight ? stated : ReprDigest.Of([1]) } };
        Assert.Equal(isRight ? RequestFailure.None : RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
    }

    [Fact]
    public async Task A_body_of_another_length_than_is_known_is_not_read()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server) { Expected = new Expectation { Bytes = Body.Length - 1 } };
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
        Assert.Equal(0, fetch.Received);
    }

    [Fact]
    public async Task A_body_without_end_is_read_no_further_than_the_object_can_be_long()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { IsEndless = true });
        using var fetch = new TestFetch(server) { Expected = new Expectation { MostBytes = 1_000_000 } };
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
        Assert.Equal(1_000_001, fetch.Received);
    }

    [Fact]
    public async Task A_server_that_drips_is_too_slow()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { Drip = TimeSpan.FromMilliseconds(5) });
        using var fetch = new TestFetch(server) { Expected = new Expectation { LeastRate = Bitrate.FromKbps(30) } };
        Assert.Equal(RequestFailure.TooSlow, (await fetch.GetInSilenceAsync()).Failure);
        Assert.InRange(fetch.Received, 1, 5000);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("deflate", "deflate-bare")]
    [InlineData("br", "br")]
    public async Task Content_that_is_coded_all_the_same_is_decoded(string declared, string coding)
    {
        await using var server = new TinyServer(_ => new TinyReply(TestCoding.Apply(coding, Body)) { Headers = [$"Content-Encoding: {declared}"] });
        using var fetch = new TestFetch(server) { Expected = new Expectation { Digest = ReprDigest.Of(Body), Bytes = Body.Length } };
        Assert.Equal(Body, (await fetch.GetAsync()).Content!.Bytes.ToArray());
        Assert.Equal("identity", server.Requests.Single().Headers["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("gzip", "br")]
    [InlineData("zstd", "gzip")]
    [InlineData("gzip, gzip, gzip, gzip, gzip", "gzip")]
    public async Task Content_in_a_coding_that_it_is_not_declared_in_or_nobody_knows_is_refused(string declared, string coding)
    {
        await using var server = new TinyServer(_ => new TinyReply(TestCoding.Apply(coding, Body)) { Headers = [$"Content-Encoding: {declared}"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_small_body_that_hides_a_large_one_is_refused(string coding)
    {
        var coded = TestCoding.Apply(coding, new byte[2_000_000]);
        await using var server = new TinyServer(_ => new TinyReply(coded) { Headers = [$"Content-Encoding: {coding}"] });
        using var fetch = new TestFetch(server) { Expected = new Expectation { MostBytes = 1_000_000 } };
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
    }

    [Fact]
    public async Task A_body_longer_than_any_segment_is_not_read()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { StatedLength = 300_000_000 });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync()).Failure);
        Assert.Equal(0, fetch.Received);
    }

    [Fact]
    public async Task A_probe_asks_for_the_first_bytes_only()
    {
        await using var server = new TinyServer(request => new TinyReply(Body[..4000]) { Status = 206, Headers = ["Content-Range: bytes 0-3999/100000"] });
        using var fetch = new TestFetch(server);
        var result = await fetch.GetAsync(limit: 4000);
        Assert.Equal("bytes=0-3999", server.Requests.Single().Headers["Range"]);
        Assert.True(result is { Failure: RequestFailure.None, Content: null });
        Assert.Equal(4000, fetch.Received);
    }

    [Fact]
    public async Task A_probe_of_a_server_that_knows_no_ranges_still_stops_at_its_limit()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.None, (await fetch.GetAsync(limit: 4000)).Failure);
        Assert.Equal(4000, fetch.Received);
    }

    [Fact]
    public async Task The_lag_of_the_servers_pacer_is_read()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { Headers = ["Server-Timing: cache;desc=hit, pacing;dur=12.5"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(12.5, (await fetch.GetAsync()).PacingLag!.Value.Milliseconds, 9);
    }

    [Theory]
    [InlineData("pacing;dur=NaN")]
    [InlineData("pacing;dur=-1")]
    [InlineData("pacing;;,;dur=3,pacing;dur=")]
    public async Task A_lag_that_is_no_time_is_none(string header)
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { Headers = [$"Server-Timing: {header}"] });
        using var fetch = new TestFetch(server);
        Assert.Null((await fetch.GetAsync()).PacingLag);
    }

    [Fact]
    public async Task Cancelled_it_throws_and_is_gone()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { FreezeAfter = -1 });
        using var fetch = new TestFetch(server);
        using var stop = new CancellationTokenSource();
        var result = fetch.GetAsync(cancellation: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => result);
    }

    [Fact]
    public async Task A_redirect_to_http_is_followed()
    {
        await using var server = new TinyServer(request => request.Target == "/x" ? new TinyReply("") { Status = 302, Headers = ["Location: /y"] } : new TinyReply(Body));
        using var fetch = new TestFetch(server);
        Assert.Equal(Body.Length, (await fetch.GetAsync()).Content!.Bytes.Length);
    }

    [Theory]
    [InlineData("/x")]
    [InlineData("file:///etc/hostname")]
    [InlineData("\\\\evil\\share")]
    public async Task A_redirect_in_circles_or_away_from_http_is_a_refusal(string location)
    {
        await using var server = new TinyServer(_ => new TinyReply("") { Status = 302, Headers = [$"Location: {location}"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Refused, (await fetch.GetAsync()).Failure);
        Assert.InRange(server.Requests.Count, 1, 6);
    }
}
