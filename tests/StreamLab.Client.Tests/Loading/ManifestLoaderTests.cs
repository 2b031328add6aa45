using System.Text;
using Microsoft.Extensions.Time.Testing;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.Mpd;

namespace StreamLab.Client.Tests;

public sealed class ManifestLoaderTests
{
    private const string NamesSizes = """<SupplementalProperty schemeIdUri="urn:streamlab:segments:2026" value="segments.json"/>""";

    private static string Mpd(string extra = "") => TestManifest.Text(5, audio: false, [("a", "http://a.test/"), ("b", "http://b.test/")], extra);

    [Fact]
    public async Task It_reads_servers_and_segments()
    {
        var (loaded, _) = await LoadAsync(_ => new TinyReply(Mpd()));
        Assert.Equal(["a", "b"], loaded!.Manifest.Pathways.Select(p => p.Name));
        Assert.Equal(5, loaded.Manifest.Presentation.Periods[0].AdaptationSets[0].SegmentCount);
        Assert.Null(loaded.Warning);
    }

    [Fact]
    public async Task Its_own_place_is_where_redirects_ended()
    {
        var (loaded, _) = await LoadAsync(request => request.Target == "/manifest.mpd"
            ? new TinyReply("") { Status = 301, Headers = ["Location: /deep/other.mpd"] }
            : new TinyReply(Mpd()));
        Assert.Equal("/deep/other.mpd", loaded!.Url.AbsolutePath);
    }

    [Fact]
    public async Task Exact_sizes_are_fetched_where_they_are_named()
    {
        var (loaded, _) = await LoadAsync(request => new TinyReply(request.Target == "/segments.json" ? TestIndex.Text(segments: 5) : Mpd(NamesSizes)));
        Assert.Null(loaded!.Warning);
        Assert.True(loaded.Manifest.Presentation.Periods[0].AdaptationSets[0].HasExactSizes);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html/>")]
    [InlineData(null)]
    public async Task Sizes_that_cannot_be_used_are_a_warning(string? text)
    {
        var (loaded, _) = await LoadAsync(request => request.Target == "/manifest.mpd" ? new TinyReply(Mpd(NamesSizes))
            : text is null ? new TinyReply("") { Status = 404 } : new TinyReply(text));
        Assert.Contains("segments.json", loaded!.Warning, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', loaded.Warning!);
        Assert.False(loaded.Manifest.Presentation.Periods[0].AdaptationSets[0].HasExactSizes);
    }

    [Fact]
    public async Task Sizes_of_other_segments_are_a_warning()
    {
        var (loaded, _) = await LoadAsync(request => new TinyReply(request.Target == "/segments.json" ? TestIndex.Text(segments: 4) : Mpd(NamesSizes)));
        Assert.Contains("has 4 Segments", loaded!.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_of_a_single_file_is_fetched_as_a_range()
    {
        var index = new SegmentIndexBox(1, 1000, 0, 0, [new(false, 300, 2000, true, 1, 0), new(false, 400, 3000, true, 1, 0)]).ToBytes();
        var (loaded, _) = await LoadAsync(request => request.Target == "/manifest.mpd" ? new TinyReply(SingleFile)
            : request.Headers["Range"] == "bytes=800-863" ? new TinyReply(index) { Status = 206, Headers = ["Content-Range: bytes 800-863/9000"] } : new TinyReply("") { Status = 416 });
        var set = loaded!.Manifest.Presentation.Periods[0].AdaptationSets[0];
        Assert.Equal(new ByteRange(1164, 1563), loaded.Manifest.Media(loaded.Manifest.Pathways[0], 0, 0, 1).Range);
        Assert.Equal((2, 300), (set.SegmentCount, set.SizeOf(0, 0).Bytes));
    }

    [Theory]
    [InlineData("<AdaptationSet contentType=\"video\">", "<AdaptationSet contentType=\"video\"><ContentProtection schemeIdUri=\"urn:x\"/>", "encrypted: this player has no keys")]
    [InlineData("<AdaptationSet contentType=\"video\">", "<AdaptationSet mimeType=\"video/webm\">", "'webm'")]
    public async Task What_can_only_be_looked_at_is_not_played_by_name(string set, string other, string why)
    {
        var (_, failure) = await LoadAsync(_ => new TinyReply(Mpd().Replace(set, other)));
        Assert.Contains(why, failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_sends_no_ranges_is_named()
    {
        var (_, failure) = await LoadAsync(request => new TinyReply(request.Target == "/manifest.mpd" ? SingleFile : "whole file"));
        Assert.Contains("sends no ranges", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_bytes_than_those_of_the_index_are_not_read_as_one()
    {
        var (_, failure) = await LoadAsync(request => request.Target == "/manifest.mpd" ? new TinyReply(SingleFile) : new TinyReply("index") { Status = 206, Headers = ["Content-Range: bytes 0-4/100000"] });
        Assert.Contains("sends other bytes than those that it was asked for", failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public async Task The_encoding_is_what_the_manifest_declares(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var mpd = $"<?xml version=\"1.0\" encoding=\"{name}\"?>" + Mpd().Replace("<Title>Test</Title>", "<Title>Büh\u00A3ne</Title>");
        var (loaded, _) = await LoadAsync(_ => new TinyReply(encoding.GetBytes(mpd)));
        Assert.Equal("Büh£ne", loaded!.Manifest.Presentation.Title);
    }

    private const string SingleFile = """
        <MPD mediaPresentationDuration="PT5S"><Period><AdaptationSet contentType="video"><Representation id="v" bandwidth="1"><BaseURL>v.mp4</BaseURL>
        <SegmentBase indexRange="800-863"/></Representation></AdaptationSet></Period></MPD>
        """;

    [Theory]
    [InlineData("manifest.mpd")]
    [InlineData("/etc/hostname")]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://x/y.mpd")]
    [InlineData("")]
    public async Task Only_http_is_fetched_from(string address)
    {
        using var loader = new ManifestLoader(TimeProvider.System);
        Assert.False((await loader.LoadAsync(address, CancellationToken.None)).TryGet(out _, out var failure));
        Assert.Contains("is not the http or https URL", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "x", "the server answers 404")]
    [InlineData(302, "x", "the server answers 302 Found and names no http or https URL to go to")]
    [InlineData(200, "<html></html>", "manifest:")]
    [InlineData(200, "", "manifest:")]
    public async Task What_is_wrong_is_one_line_with_the_place(int status, string body, string part)
    {
        var (_, failure) = await LoadAsync(_ => new TinyReply(body) { Status = status });
        Assert.Contains("/manifest.mpd: ", failure!.Message, StringComparison.Ordinal);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Redirects_in_circles_are_called_that()
    {
        var (_, failure) = await LoadAsync(_ => new TinyReply("") { Status = 307, Headers = ["Location: /elsewhere.mpd"] });
        Assert.Matches("^http://[^ ]+/manifest.mpd: more than 5 redirects, the last one to http://[^ ]+/elsewhere.mpd$", failure!.Message);
    }

    [Fact]
    public async Task A_part_that_nobody_asked_for_is_not_taken_for_the_whole()
    {
        var (_, failure) = await LoadAsync(_ => new TinyReply(SingleFile) { Status = 206, Headers = ["Content-Range: bytes 0-99/100000"] });
        Assert.Contains("sends other bytes than those that it was asked for", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_without_end_is_not_read_to_its_end()
    {
        var (_, failure) = await LoadAsync(_ => new TinyReply(new byte[17 * 1024 * 1024]));
        Assert.Contains("longer than 16777216 bytes", failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task What_is_coded_is_asked_for_and_decoded(string coding)
    {
        var asked = "";
        var (loaded, _) = await LoadAsync(request =>
        {
            asked = request.Headers["Accept-Encoding"];
            var text = request.Target == "/segments.json" ? TestIndex.Text(segments: 5) : Mpd(NamesSizes);
            return new TinyReply(TestCoding.Apply(coding, Encoding.UTF8.GetBytes(text))) { Headers = [$"Content-Encoding: {coding}"] };
        });
        Assert.Null(loaded!.Warning);
        Assert.Equal("gzip, deflate, br", asked);
    }

    [Fact]
    public async Task A_coding_that_hides_too_much_is_named()
    {
        var bomb = TestCoding.Gzip(new byte[20 * 1024 * 1024]);
        var (_, failure) = await LoadAsync(_ => new TinyReply(bomb) { Headers = ["Content-Encoding: gzip"] });
        Assert.Contains("its content coding (gzip) is none of gzip, deflate, br, or damaged, or hides more than 16777216 bytes", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sizes_are_read_as_far_as_the_manifest_can_need_them()
    {
        var (loaded, _) = await LoadAsync(request =>
            request.Target == "/segments.json" ? new TinyReply(new byte[100_000]) { IsEndless = true } : new TinyReply(Mpd(NamesSizes)));
        Assert.Contains("longer than", loaded!.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var server = new TinyServer(_ => new TinyReply(Mpd()) { FreezeAfter = 10 });
        using var loader = new ManifestLoader(time);
        var loading = loader.LoadAsync(new Uri(server.Url, "manifest.mpd").ToString(), CancellationToken.None);
        while (!loading.IsCompleted)
        {
            await Task.Delay(20); // the network is real, the silence is not
            time.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.False((await loading).TryGet(out _, out var failure));
        Assert.Contains("no whole answer within 10 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("#EXTM3U\n#EXT-X-MAP:URI=\"i.mp4\"\n#EXTINF:2,\n1.m4s\n#EXT-X-ENDLIST\n")]
    public async Task Whatever_it_is_its_session_connects_to_whom_it_may_itself(string? playlist)
    {
        var addresses = new AddressPolicy();
        await using var server = new TinyServer(_ => new TinyReply(playlist ?? Mpd()));
        using var loader = new ManifestLoader(TimeProvider.System, addresses);
        Assert.True((await loader.LoadAsync(server.Url + "x", CancellationToken.None)).TryGet(out var loaded, out var failure), failure?.Message);
        Assert.Same(addresses, loaded.Addresses);
    }

    private static async Task<(LoadedManifest? Loaded, LoadFailure? Failure)> LoadAsync(Func<TinyRequest, TinyReply> answer)
    {
        await using var server = new TinyServer(answer);
        using var loader = new ManifestLoader(TimeProvider.System);
        var result = await loader.LoadAsync(new Uri(server.Url, "manifest.mpd").ToString(), CancellationToken.None);
        return result.TryGet(out var loaded, out var failure) ? (loaded, null) : (null, failure);
    }
}
