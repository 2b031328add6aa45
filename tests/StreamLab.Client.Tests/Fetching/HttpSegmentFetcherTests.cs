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

    [Fact]
    public async Task A_server_that_sends_the_whole_in_place_of_a_range_refuses_it()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body));
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Refused, (await fetch.GetAsync(range: new(10, 19))).Failure);
    }

    [Theory]
    [InlineData("bytes 11-20/100000", RequestFailure.Mismatch)]
    [InlineData("bytes 10-18/100000", RequestFailure.Mismatch)]
    [InlineData("bytes 10-18/*", RequestFailure.Mismatch)]
    [InlineData("bytes 10-20/100000", RequestFailure.Mismatch)]
    [InlineData("lines 10-19/100000", RequestFailure.Mismatch)]
    [InlineData("bytes */100000", RequestFailure.Mismatch)]
    [InlineData("everything", RequestFailure.Mismatch)]
    [InlineData("bytes 10-19/*", RequestFailure.None)]
    public async Task What_a_server_sends_of_a_file_has_to_be_the_range_that_was_asked_for(string range, RequestFailure failure)
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[10..20]) { Status = 206, Headers = [$"Content-Range: {range}"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(failure, (await fetch.GetAsync(range: new(10, 19))).Failure);
    }

    [Fact]
    public async Task A_range_beyond_the_end_of_its_file_ends_with_it()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[10..15]) { Status = 206, Headers = ["Content-Range: bytes 10-14/15"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(Body[10..15], (await fetch.GetAsync(range: new(10, 19))).Content!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_part_of_another_length_than_it_says_is_a_mismatch()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[10..15]) { Status = 206, Headers = ["Content-Range: bytes 10-19/100000"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Mismatch, (await fetch.GetAsync(range: new(10, 19))).Failure);
    }

    [Theory]
    [InlineData("bytes 0-9/100000", RequestFailure.Mismatch)]
    [InlineData("bytes 5-9/10", RequestFailure.Mismatch)]
    [InlineData("bytes 0-9/10", RequestFailure.None)]
    public async Task A_part_that_nobody_asked_for_is_not_taken_for_the_whole(string range, RequestFailure failure)
    {
        await using var server = new TinyServer(_ => new TinyReply(Body[..10]) { Status = 206, Headers = [$"Content-Range: {range}"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(failure, (await fetch.GetAsync()).Failure);
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

    /// <summary>RFC 9112, 6.3: the length beside chunks would cut the body off.</summary>
    [Fact]
    public async Task Chunks_count_and_not_a_length_that_is_stated_beside_them()
    {
        await using var server = new TinyServer(_ => new TinyReply(Body) { Chunk = 1000, StatedLength = 1000, Headers = ["Transfer-Encoding: chunked"] });
        using var fetch = new TestFetch(server) { Expected = new Expectation { Bytes = Body.Length } };
        Assert.Equal(Body, (await fetch.GetAsync()).Content!.Bytes.ToArray());
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
