using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;
using StreamLab.Dash.Tests.SegmentIndexes;

namespace StreamLab.Dash.Tests.Hls;

public sealed class HlsRewriterTests
{
    private static readonly Pathway[] Edges = [new("edge-1", new("http://127.0.0.1:8081/film/")), new("edge-2", new("http://127.0.0.1:8082/film/"))];
    private static readonly ContentSteering Steering = new(new("http://127.0.0.1:8080/steering/film?client=1"), "edge-2");

    private const string Master = """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-0",NAME="1, und",URI="a/media.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=1000,CODECS="avc1,mp4a",AUDIO="audio-0"
        v/media.m3u8

        """;

    [Fact]
    public void Every_variant_is_there_on_every_pathway_with_its_own_audio() => Assert.Equal("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-CONTENT-STEERING:SERVER-URI="http://127.0.0.1:8080/steering/film?client=1",PATHWAY-ID="edge-2"
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-0-edge-1",NAME="1, und",URI="http://127.0.0.1:8081/film/a/media.m3u8",STABLE-RENDITION-ID="a/media.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=1000,CODECS="avc1,mp4a",AUDIO="audio-0-edge-1",STABLE-VARIANT-ID="v/media.m3u8",PATHWAY-ID="edge-1"
        http://127.0.0.1:8081/film/v/media.m3u8
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-0-edge-2",NAME="1, und",URI="http://127.0.0.1:8082/film/a/media.m3u8",STABLE-RENDITION-ID="a/media.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=1000,CODECS="avc1,mp4a",AUDIO="audio-0-edge-2",STABLE-VARIANT-ID="v/media.m3u8",PATHWAY-ID="edge-2"
        http://127.0.0.1:8082/film/v/media.m3u8

        """, HlsRewriter.WithPathways(Master, Edges, Steering));

    [Theory]
    [InlineData("edge-1")]
    [InlineData("edge-2")]
    public void The_pathway_to_begin_with_has_the_last_of_equal_variants(string first) =>
        Assert.EndsWith($",PATHWAY-ID=\"{first}\"", HlsRewriter.WithPathways(Master, Edges, Steering with { DefaultServiceLocation = first }).Split('\n')[^3]);

    [Fact]
    public void Where_nobody_steers_the_first_pathway_comes_first() =>
        Assert.Contains("edge-1", HlsRewriter.WithPathways(Master, Edges, null).Split('\n').First(line => line.StartsWith("#EXT-X-STREAM-INF", StringComparison.Ordinal)));

    [Fact]
    public void A_pathway_that_came_later_is_told_by_the_ids_of_the_playlists()
    {
        var late = HlsRewriter.PlaylistsOn(Master, new("edge-3", new("http://127.0.0.1:8083/film/")));
        Assert.Equal("http://127.0.0.1:8083/film/v/media.m3u8", late.Variants["v/media.m3u8"].AbsoluteUri);
        Assert.Equal("http://127.0.0.1:8083/film/a/media.m3u8", late.Renditions["a/media.m3u8"].AbsoluteUri);
    }

    [Fact]
    public void Every_id_is_in_the_letters_of_the_standard_and_belongs_to_one_playlist()
    {
        string[] references = ["v 1/x~y.m3u8", "v=201/x.m3u8", "v%201/x.m3u8", "v,1.m3u8?a=b"];
        var master = string.Concat(references.Select(reference => $"#EXT-X-STREAM-INF:BANDWIDTH=1\n{reference}\n"));
        var ids = HlsRewriter.PlaylistsOn(master, Edges[0]).Variants.Keys;
        Assert.Equal(references.Length, ids.Count());
        Assert.All(ids, id => Assert.Matches("^[-A-Za-z0-9+/=._]+$", id));
    }

    [Fact]
    public void Without_edges_it_stays_as_it_is() => Assert.Equal(Master, HlsRewriter.WithPathways(Master, [], Steering));

    [Fact]
    public void Without_steering_there_is_no_tag_of_it() => Assert.DoesNotContain("STEERING", HlsRewriter.WithPathways(Master, Edges, null));

    [Fact]
    public void What_the_packager_writes_has_as_many_variants_as_pathways_times_before()
    {
        var written = HlsWriter.Master(Titles.Small);
        Assert.Equal(Count(written) * 2, Count(HlsRewriter.WithPathways(written, Edges, null)));
    }

    [Fact]
    public void Any_damage_is_passed_on_never_an_exception()
    {
        for (var seed = 0; seed < 1000; seed++) HlsRewriter.WithPathways(Damage.To(Master, seed), Edges, Steering);
    }

    private static int Count(string master) => master.Split("#EXT-X-STREAM-INF").Length - 1;
}
