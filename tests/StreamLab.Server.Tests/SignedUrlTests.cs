using System.Net;
using System.Xml.Linq;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Server.Tests;

public sealed class SignedUrlTests
{
    private static readonly SigningKey Key = SigningKey.Of("a secret of some length")!;

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_signed_path_opens_its_title_until_it_expires_and_half_a_minute_more()
    {
        var signer = new UrlSigner(Key, _time);
        var path = $"/{signer.Sign("a b", TimeSpan.FromMinutes(1))}/a b/low/1.m4s";
        Assert.True(signer.TryOpen(path, out var opened));
        Assert.Equal("/a b/low/1.m4s", opened);
        _time.Advance(TimeSpan.FromSeconds(90));
        Assert.True(signer.TryOpen(path, out _));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(signer.TryOpen(path, out _));
    }

    [Fact]
    public void A_signature_with_any_other_character_opens_nothing()
    {
        var signer = new UrlSigner(Key, _time);
        var path = $"/{signer.Sign("t", TimeSpan.FromMinutes(1))}/t/1.m4s";
        var signed = path.IndexOf('/', 1);
        Gen.Select(Gen.Int[1, signed - 1], Gen.Char['!', '~']).Where((at, c) => path[at] != c).Sample((at, c) =>
            Assert.False(signer.TryOpen(path[..at] + c + path[(at + 1)..], out _)));
    }

    [Fact]
    public void A_signature_opens_no_other_title_and_no_other_keys_edge()
    {
        var signer = new UrlSigner(Key, _time);
        var signature = signer.Sign("t", TimeSpan.FromMinutes(1));
        Assert.False(signer.TryOpen($"/{signature}/u/1.m4s", out _));
        Assert.False(new UrlSigner(SigningKey.Of("another secret of some length")!, _time).TryOpen($"/{signature}/t/1.m4s", out _));
    }

    [Fact]
    public void A_secret_that_can_be_guessed_is_none_and_no_options_show_one()
    {
        Assert.Null(SigningKey.Of("123456789012345"));
        Assert.DoesNotContain("a secret", new OriginOptions { Catalog = "c", SigningKey = Key }.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/t/1.m4s")]
    [InlineData("/~/t/1.m4s")]
    [InlineData("/~1/t/1.m4s")]
    [InlineData("/~.x/t/1.m4s")]
    [InlineData("/~99999999999999999999999.x/t/1.m4s")]
    [InlineData("/~-1.x/t/1.m4s")]
    public void What_is_not_signed_opens_nothing(string path) => Assert.False(new UrlSigner(Key, _time).TryOpen(path, out _));

    [Fact]
    public async Task Edges_serve_what_the_manifest_has_signed_and_nothing_else()
    {
        using var catalog = new TempFolder();
        TestTitle.WriteTo(catalog);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await using var lab = await Lab.StartAsync(new LabOptions { Catalog = catalog.Path, Edges = 1, Shield = true, Port = 0, SigningKey = Key, Tokens = new TokenFolder(Path.Combine(catalog.Path, ".state")) });
        var mpd = XDocument.Parse(await http.GetStringAsync(lab.Manifests.Single().Mpd));
        var pathway = new Uri(mpd.Root!.Element(mpd.Root.Name.Namespace + "BaseURL")!.Value);
        Assert.Equal(50_000, (await http.GetByteArrayAsync(new Uri(pathway, "low/00001.m4s"))).Length);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri(lab.Edges[0].Url, TestTitle.FirstSegment))).StatusCode);
        await http.GetByteArrayAsync(new Uri(pathway, "low/00001.m4s?x=1"));
        Assert.Equal(1, lab.Edges[0].Counters.Hits);
    }

    [Fact]
    public async Task An_HLS_player_finds_its_way_from_the_playlist_to_the_segments_by_signed_urls_alone()
    {
        using var catalog = new TempFolder();
        TestTitle.WriteTo(catalog);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await using var lab = await Lab.StartAsync(new LabOptions { Catalog = catalog.Path, Edges = 2, Port = 0, SigningKey = Key, Tokens = new TokenFolder(Path.Combine(catalog.Path, ".state")) });
        var variants = Urls(await http.GetStringAsync(lab.Manifests.Single().Hls!));
        Assert.Equal(4, variants.Count); // two rungs on each edge
        foreach (var variant in variants)
        {
            Assert.Contains("/~", variant, StringComparison.Ordinal);
            var playlist = new Uri(variant);
            foreach (var segment in Urls(await http.GetStringAsync(playlist))) Assert.NotEmpty(await http.GetByteArrayAsync(new Uri(playlist, segment)));
        }
    }

    private static List<string> Urls(string playlist) => [.. playlist.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
}
