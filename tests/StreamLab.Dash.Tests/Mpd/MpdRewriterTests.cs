using System.Xml.Linq;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;
using StreamLab.Dash.Tests.SegmentIndexes;

namespace StreamLab.Dash.Tests.Mpd;

public class MpdRewriterTests
{
    private static readonly Pathway[] Edges = [new("edge-1", new("http://127.0.0.1:8081/film/")), new("edge-2", new("http://127.0.0.1:8082/film/"))];

    [Fact]
    public void The_edges_become_the_pathways()
    {
        var manifest = Mpds.Read(Rewrite(Mpds.With(), Edges));
        Assert.Equal(Edges, manifest.Pathways);
        Assert.Equal("http://127.0.0.1:8082/film/v0/1.m4s", manifest.SegmentUrl(0, pathway: 1));
    }

    [Fact]
    public void Earlier_edges_are_replaced() => Assert.Equal(["edge-2"], Mpds.Read(Rewrite(Rewrite(Mpds.With(), Edges), Edges[1..])).Pathways.Select(p => p.Name));

    [Fact]
    public void Who_steers_is_read_from_where_it_is_put()
    {
        ContentSteering steering = new(new("http://127.0.0.1:8080/steering/film?client=1&known=edge-1"), "edge-2", QueryBeforeStart: true);
        var xml = Mpds.With();
        for (var i = 0; i < 2; i++) Assert.True(MpdRewriter.WithPathways(xml, Edges, steering).TryGet(out xml, out _));
        Assert.Equal(steering, Mpds.Read(xml!).Steering);
        Assert.Single(xml!.Split("<ContentSteering")[1..]);
        Assert.Null(Mpds.Read(Rewrite(xml!, Edges)).Steering);
    }

    /// <summary>The schema of the fifth edition has no such element, but room for others at the end; players go by the local name in the root.</summary>
    [Fact]
    public void Who_steers_stands_where_schema_and_players_agree()
    {
        Assert.True(MpdRewriter.WithPathways(Mpds.With(), Edges, new(new("http://127.0.0.1:8080/steering/film"))).TryGet(out var xml, out _));
        var root = XDocument.Parse(xml).Root!;
        var steering = root.Elements().Last();
        Assert.Equal("ContentSteering", steering.Name.LocalName);
        Assert.NotEqual(root.Name.Namespace, steering.Name.Namespace);
        Assert.Contains("<ContentSteering ", xml); // without a prefix: that is what Shaka and mpd-parser compare
    }

    [Theory]
    [InlineData("<ContentSteering defaultServiceLocation=\"b a\">http://s.test/</ContentSteering>")]
    [InlineData("<ServiceDescription><ContentSteering defaultServiceLocation=\"b\">http://s.test/</ContentSteering></ServiceDescription>")]
    public void Others_put_it_into_the_mpd_or_into_a_service_description(string root) =>
        Assert.Equal(new ContentSteering(new("http://s.test/"), "b"), Mpds.Read(Mpds.With(root: root)).Steering);

    [Fact]
    public void No_edge_leaves_the_manifests_own_server() =>
        Assert.Equal("origin.test:8080", Assert.Single(Mpds.Read(Rewrite(Rewrite(Mpds.With(), Edges), [])).Pathways).Name);

    [Fact]
    public void They_stand_where_the_schema_wants_them_and_nothing_else_changes()
    {
        Assert.True(MpdWriter.Write(Titles.Small, SegmentAddressing.Timeline).TryGet(out var xml, out _));
        const string Added = """
              <BaseURL serviceLocation="edge-1">http://127.0.0.1:8081/film/</BaseURL>
              <BaseURL serviceLocation="edge-2">http://127.0.0.1:8082/film/</BaseURL>

            """;
        Assert.Equal(xml.Replace("  <Period", Added + "  <Period"), Rewrite(xml, Edges));
    }

    [Fact]
    public void Base_urls_further_down_stay() =>
        Assert.Equal("http://127.0.0.1:8081/film/set/v0/1.m4s", Mpds.Read(Rewrite(Mpds.With(Mpds.Template + "<BaseURL>set/</BaseURL>"), Edges)).SegmentUrl(0));

    [Fact]
    public void Names_are_escaped() => Assert.Equal("<a&\"b\">", Mpds.Read(Rewrite(Mpds.With(), [new("<a&\"b\">", new("http://e.test/?a&b"))])).Pathways[0].Name);

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<!DOCTYPE MPD><MPD/>")]
    public void What_is_no_mpd_is_refused(string xml) => Assert.False(MpdRewriter.WithPathways(xml, Edges).TryGet(out _, out _));

    [Fact]
    public void Any_damage_is_a_value_never_an_exception()
    {
        var good = Mpds.With(root: "<BaseURL>http://a.test/</BaseURL>");
        for (var seed = 0; seed < 2000; seed++)
            if (MpdRewriter.WithPathways(Damage.To(good, seed), Edges).TryGet(out var xml, out _)) Assert.Contains("edge-1", xml);
    }

    private static string Rewrite(string xml, Pathway[] edges)
    {
        Assert.True(MpdRewriter.WithPathways(xml, edges).TryGet(out var rewritten, out var error), error?.ToString());
        return rewritten;
    }
}
