using System.Net;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server.Tests;

public sealed class OriginMediaTests(LabFixture lab) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task A_segment_comes_whole_with_its_digest_and_may_be_kept_for_ever()
    {
        using var response = await lab.GetAsync(lab.Origin.Url, TestTitle.FirstSegment);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(lab.FileOf(TestTitle.FirstSegment), body);
        Assert.Equal("video/iso.segment", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal(ReprDigest.Of(body), response.Headers.GetValues("Repr-Digest").Single());
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.ETag!.IsWeak);
    }

    [Theory]
    [InlineData("bytes=0-99", 0, 100)]
    [InlineData("bytes=49990-", 49_990, 10)]
    [InlineData("bytes=49990-99999999", 49_990, 10)]
    [InlineData("bytes=-10", 49_990, 10)]
    [InlineData("bytes=0-", 0, 50_000)]
    public async Task One_range_is_honoured(string range, int start, int length)
    {
        using var response = await lab.GetAsync(lab.Origin.Url, TestTitle.FirstSegment, ("Range", range));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes {start}-{start + length - 1}/50000", response.Content.Headers.ContentRange?.ToString());
        Assert.Equal(lab.FileOf(TestTitle.FirstSegment)[start..(start + length)], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(ReprDigest.Of(lab.FileOf(TestTitle.FirstSegment)), response.Headers.GetValues("Repr-Digest").Single());
    }

    [Theory]
    [InlineData("bytes=0-1,5-9")]
    [InlineData("items=0-1")]
    [InlineData("bytes=5-2")]
    [InlineData("bytes=0-99999999999999999999")]
    [InlineData("bytes")]
    public async Task Several_ranges_other_units_and_nonsense_get_the_whole(string range)
    {
        using var response = await lab.GetAsync(lab.Origin.Url, TestTitle.FirstSegment, ("Range", range));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(50_000, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("bytes=50000-")]
    [InlineData("bytes=-0")]
    public async Task A_range_outside_the_file_is_416(string range)
    {
        using var response = await lab.GetAsync(lab.Origin.Url, TestTitle.FirstSegment, ("Range", range));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal("bytes */50000", response.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task A_range_of_another_version_gets_the_whole()
    {
        using var response = await lab.GetAsync(lab.Origin.Url, TestTitle.FirstSegment, ("Range", "bytes=0-9"), ("If-Range", "\"older\""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_known_file_is_not_sent_again()
    {
        using var first = await lab.GetAsync(lab.Origin.Url, $"{TestTitle.Name}/segments.json");
        using var second = await lab.GetAsync(lab.Origin.Url, $"{TestTitle.Name}/segments.json", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("If-None-Match", "*")]
    [InlineData("If-None-Match", "\"other\", W/{tag}")]
    [InlineData("If-Modified-Since", "{date}")]
    public async Task A_known_file_is_not_sent_again_however_a_client_says_so(string field, string value)
    {
        foreach (var server in new[] { lab.Origin.Url, lab.Edge.Url })
        {
            using var first = await lab.GetAsync(server, TestTitle.FirstSegment);
            var said = value.Replace("{tag}", first.Headers.ETag!.ToString()).Replace("{date}", first.Content.Headers.LastModified!.Value.ToString("R"));
            using var second = await lab.GetAsync(server, TestTitle.FirstSegment, (field, said));
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("If-None-Match", "\"other\"")]
    [InlineData("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("If-Modified-Since", "yesterday")]
    public async Task Another_version_is_sent(string field, string value)
    {
        foreach (var server in new[] { lab.Origin.Url, lab.Edge.Url })
        {
            using var response = await lab.GetAsync(server, TestTitle.FirstSegment, (field, value));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_head_request_gets_the_fields_alone()
    {
        using var response = await lab.SendAsync(HttpMethod.Head, new Uri(lab.Origin.Url, TestTitle.FirstSegment), null);
        Assert.Equal(50_000, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("manifest.mpd", "application/dash+xml", "public, max-age=1, stale-while-revalidate=4, stale-if-error=60")]
    [InlineData("master.m3u8", "application/vnd.apple.mpegurl", "public, max-age=1, stale-while-revalidate=4, stale-if-error=60")]
    [InlineData("segments.json", "application/json", "public, max-age=1, stale-while-revalidate=4, stale-if-error=60")]
    [InlineData("low/init.mp4", "video/mp4", "public, max-age=31536000, immutable")]
    public async Task Each_kind_of_file_has_its_type_and_its_caching(string file, string type, string caching)
    {
        using var response = await lab.GetAsync(lab.Origin.Url, $"{TestTitle.Name}/{file}");
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(caching, response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Players_of_any_origin_may_read_media_and_measure_it()
    {
        using var response = await lab.GetAsync(lab.Origin.Url, TestTitle.FirstSegment, ("Origin", "http://example.org"));
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("*", response.Headers.GetValues("Timing-Allow-Origin").Single());
        Assert.Contains("Repr-Digest", response.Headers.GetValues("Access-Control-Expose-Headers").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }
}
