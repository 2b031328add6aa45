namespace StreamLab.Dash.Tests.Mpd;

public class BaseUrlTests
{
    [Fact]
    public void Without_base_urls_the_manifests_own_server_is_the_pathway()
    {
        var manifest = Mpds.Read(Mpds.With());
        Assert.Equal("origin.test:8080", Assert.Single(manifest.Pathways).Name);
        Assert.Equal("http://origin.test:8080/film/v0/1.m4s", manifest.SegmentUrl(0));
    }

    [Fact]
    public void Each_service_location_is_a_pathway_in_document_order()
    {
        var manifest = Read("<BaseURL serviceLocation=\"b\">http://b.test/x/</BaseURL><BaseURL serviceLocation=\"a\">https://a.test/</BaseURL><BaseURL>http://c.test/</BaseURL>");
        Assert.Equal(["b", "a", "c.test:80"], manifest.Pathways.Select(p => p.Name));
        Assert.Equal("http://b.test/x/v0/1.m4s", manifest.SegmentUrl(0));
        Assert.Equal("https://a.test/v0/1.m4s", manifest.SegmentUrl(0, pathway: 1));
    }

    [Fact]
    public void Two_base_urls_of_one_service_location_are_one_place() =>
        Assert.Equal("http://one.test/", Assert.Single(Read("<BaseURL serviceLocation=\"a\">http://one.test/</BaseURL><BaseURL serviceLocation=\"a\">http://two.test/</BaseURL>").Pathways).BaseUrl.AbsoluteUri);

    [Fact]
    public void Every_level_resolves_against_the_one_above()
    {
        var manifest = Mpds.Read(Mpds.With(
            root: "<BaseURL serviceLocation=\"a\">http://a.test/</BaseURL><BaseURL serviceLocation=\"b\">http://b.test/</BaseURL>",
            period: "<BaseURL> period/ </BaseURL>",
            template: Mpds.Template + "<BaseURL>set/</BaseURL>",
            representations: "<Representation id=\"r\" bandwidth=\"1\"><BaseURL>rep/</BaseURL></Representation>"));
        Assert.Equal("http://a.test/period/set/rep/r/1.m4s", manifest.SegmentUrl(0));
        Assert.Equal("http://b.test/period/set/rep/r/1.m4s", manifest.SegmentUrl(0, pathway: 1));
    }

    [Fact]
    public void Further_down_the_base_url_of_the_pathway_is_taken_or_the_first()
    {
        var manifest = Mpds.Read(Mpds.With(
            root: "<BaseURL serviceLocation=\"a\">http://a.test/</BaseURL><BaseURL serviceLocation=\"b\">http://b.test/</BaseURL>",
            template: Mpds.Template + "<BaseURL>x/</BaseURL><BaseURL serviceLocation=\"b\">y/</BaseURL>"));
        Assert.Equal("http://a.test/x/v0/1.m4s", manifest.SegmentUrl(0));
        Assert.Equal("http://b.test/y/v0/1.m4s", manifest.SegmentUrl(0, pathway: 1));
    }

    [Fact]
    public void Alternatives_further_down_are_pathways_called_by_their_servers()
    {
        var manifest = Mpds.Read(Mpds.With(Mpds.Template + "<BaseURL>http://a.test/</BaseURL><BaseURL>http://b.test/</BaseURL>"));
        Assert.Equal(["a.test:80", "b.test:80"], manifest.Pathways.Select(p => p.Name));
        Assert.Equal("http://b.test/v0/1.m4s", manifest.SegmentUrl(0, pathway: 1));
    }

    [Fact]
    public void Alternatives_on_one_server_are_pathways_too()
    {
        var manifest = Mpds.Read(Mpds.With(Mpds.Template + "<BaseURL>x/</BaseURL><BaseURL>y/</BaseURL>"));
        Assert.Equal(["origin.test:8080", "origin.test:8080#2"], manifest.Pathways.Select(p => p.Name));
        Assert.Equal("http://origin.test:8080/film/y/v0/1.m4s", manifest.SegmentUrl(0, pathway: 1));
    }

    [Fact]
    public void Service_locations_further_down_name_their_pathways() => Assert.Equal(["one", "two"],
        Mpds.Read(Mpds.With(Mpds.Template + "<BaseURL serviceLocation=\"one\">http://a.test/</BaseURL><BaseURL serviceLocation=\"two\">http://b.test/</BaseURL>")).Pathways.Select(p => p.Name));

    [Fact]
    public void A_pathway_whose_sets_are_on_several_servers_names_them_all()
    {
        const string Audio = """<AdaptationSet contentType="audio"><BaseURL>http://b.test/</BaseURL><SegmentTemplate duration="5" media="$Number$"/><Representation id="i" bandwidth="1"/></AdaptationSet>""";
        Assert.Equal("b.test:80+origin.test:8080", Assert.Single(Mpds.Read(Mpds.With(period: Audio)).Pathways).Name);
    }

    [Theory]
    [InlineData("file:///etc/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://a.test/")]
    [InlineData("data:text/plain,x")]
    [InlineData("\\\\evil.test\\x\\")]
    [InlineData("C:\\x\\")]
    [InlineData("a:b")]
    [InlineData("http://")]
    [InlineData("http://[::1/")]
    [InlineData("http://a.test:99999/")]
    public void Anything_but_http_and_https_is_refused(string url)
    {
        var error = Mpds.Error(Mpds.With(root: $"\n<BaseURL>{url}</BaseURL>"));
        Assert.Contains("does not lead to an http or https URL", error.Message);
        Assert.Equal(3, error.Line);
    }

    [Theory]
    [InlineData("ftp://a.test/")]
    [InlineData("http://[::1/")]
    public void A_base_url_that_leads_nowhere_is_left_out_where_another_remains(string bad)
    {
        var manifest = Read($"<BaseURL serviceLocation=\"x\">{bad}</BaseURL><BaseURL serviceLocation=\"y\">http://b.test/</BaseURL>");
        Assert.Equal("y", Assert.Single(manifest.Pathways).Name);
        Assert.Equal("http://b.test/v0/1.m4s", manifest.SegmentUrl(0));
        Assert.StartsWith($"BaseURL '{bad}': ", Assert.Single(manifest.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "<BaseURL>ftp://a.test/</BaseURL><BaseURL>http://b.test/</BaseURL>")]
    [InlineData("<BaseURL>ftp://a.test/</BaseURL><BaseURL>http://b.test/</BaseURL>", "")]
    public void So_is_one_further_down(string period, string set)
    {
        var manifest = Mpds.Read(Mpds.With(set + Mpds.Template, period: period));
        Assert.Equal("b.test:80", Assert.Single(manifest.Pathways).Name);
        Assert.Contains("'ftp://a.test/'", Assert.Single(manifest.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_base_urls_that_all_lead_nowhere_the_first_is_the_error() => Assert.Contains("'ftp://a.test/'",
        Mpds.Error(Mpds.With(root: "<BaseURL>ftp://a.test/</BaseURL><BaseURL>file:///etc/</BaseURL>")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("//evil.test/", "http://evil.test/v0/1.m4s")] // another server is a server's right; which ones to trust is the fetcher's choice
    [InlineData("/x/", "http://origin.test:8080/x/v0/1.m4s")]
    [InlineData("../../../..", "http://origin.test:8080/v0/1.m4s")]
    [InlineData("http://me:secret@a.test/", "http://a.test/v0/1.m4s")]
    [InlineData("", "http://origin.test:8080/film/v0/1.m4s")]
    public void A_reference_stays_http_without_credentials(string reference, string expected) =>
        Assert.Equal(expected, Read($"<BaseURL>{reference}</BaseURL>").SegmentUrl(0));

    [Fact]
    public void The_number_of_pathways_is_bounded()
    {
        var baseUrls = string.Concat(Enumerable.Range(0, 20).Select(i => $"<BaseURL>http://{i}.test/</BaseURL>"));
        Assert.Contains("more than 32 BaseURLs", Mpds.Error(Mpds.With(root: baseUrls, period: baseUrls)).Message);
    }

    private static StreamLab.Dash.Mpd.Manifest Read(string root) => Mpds.Read(Mpds.With(root: root));
}
