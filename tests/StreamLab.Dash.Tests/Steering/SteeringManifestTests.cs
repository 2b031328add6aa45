using System.Text;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Tests.Steering;

public sealed class SteeringManifestTests
{
    private static readonly SteeringManifest Full = new()
    {
        Ttl = Duration.FromSeconds(10),
        ReloadUri = "/steering/film?client=1",
        Priority = ["edge-2", "edge-1"],
        Clones = [new("edge-1", "edge-2", "127.0.0.1:8082")],
    };

    [Fact]
    public void It_is_spelt_as_the_standard_says() => Assert.Equal(
        """{"VERSION":1,"TTL":10,"RELOAD-URI":"/steering/film?client=1","PATHWAY-PRIORITY":["edge-2","edge-1"],"PATHWAY-CLONES":[{"BASE-ID":"edge-1","ID":"edge-2","URI-REPLACEMENT":{"HOST":"127.0.0.1:8082"}}]}""",
        Encoding.UTF8.GetString(SteeringManifestJson.Write(Full)));

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.True(SteeringManifestJson.Read(SteeringManifestJson.Write(Full)).TryGet(out var read, out _));
        Assert.Equal((Full.Ttl, Full.ReloadUri), (read.Ttl, read.ReloadUri));
        Assert.Equal(Full.Priority, read.Priority);
        Assert.Equal(Full.Clones, read.Clones);
    }

    [Fact]
    public void A_clone_for_hls_names_its_playlists()
    {
        var playlists = new HlsPlaylists(new Dictionary<string, Uri> { ["v1"] = new("http://127.0.0.1:8082/v1.m3u8") }, new Dictionary<string, Uri>());
        Assert.Contains(
            """{"BASE-ID":"edge-1","ID":"edge-2","URI-REPLACEMENT":{"PER-VARIANT-URIS":{"v1":"http://127.0.0.1:8082/v1.m3u8"}}}""",
            Encoding.UTF8.GetString(SteeringManifestJson.Write(Full with { Clones = [new("edge-1", "edge-2", null, playlists)] })));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.2, 1)]
    [InlineData(3600, 3600)]
    public void A_ttl_is_always_written(double seconds, int expected) =>
        Assert.Contains($"\"TTL\":{expected},", Encoding.UTF8.GetString(SteeringManifestJson.Write(Full with { Ttl = Duration.FromSeconds(seconds) })));

    [Fact]
    public void Without_a_ttl_it_is_five_minutes() => Assert.Equal(300, Read("""{"VERSION":1,"PATHWAY-PRIORITY":["a"]}""")!.Ttl.Seconds);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"VERSION":2,"PATHWAY-PRIORITY":["a"]}""")]
    [InlineData("""{"VERSION":1}""")]
    [InlineData("""{"VERSION":1,"PATHWAY-PRIORITY":[]}""")]
    [InlineData("""{"VERSION":1,"PATHWAY-PRIORITY":[""]}""")]
    [InlineData("""{"VERSION":1,"TTL":0,"PATHWAY-PRIORITY":["a"]}""")]
    [InlineData("""{"VERSION":1,"TTL":"soon","PATHWAY-PRIORITY":["a"]}""")]
    public void What_is_not_right_is_refused(string json) => Assert.Null(Read(json));

    [Fact]
    public void Any_damage_is_a_value_never_an_exception()
    {
        var good = Encoding.UTF8.GetString(SteeringManifestJson.Write(Full));
        for (var seed = 0; seed < 1000; seed++) Read(Damage.To(good, seed));
    }

    [Fact]
    public void More_than_fits_is_refused() => Assert.Null(Read($$"""{"VERSION":1,"PATHWAY-PRIORITY":["{{new string('a', SteeringManifestJson.MaxBytes)}}"]}"""));

    [Fact]
    public void Clones_that_need_parameters_or_lack_a_host_are_left_out() => Assert.Empty(Read("""
        {"VERSION":1,"PATHWAY-PRIORITY":["a"],"PATHWAY-CLONES":[{"BASE-ID":"a","ID":"b","URI-REPLACEMENT":{"HOST":"x","PARAMS":{"k":"v"}}},{"BASE-ID":"a","ID":"c"}]}
        """)!.Clones);

    [Theory]
    [InlineData("127.0.0.1:8082", "http://127.0.0.1:8082/film/")]
    [InlineData("edge.test", "http://edge.test/film/")]
    [InlineData("evil.test/x?", null)]
    [InlineData("a@b", null)]
    [InlineData("file:///etc", null)]
    [InlineData("", null)]
    public void A_clone_changes_the_host_and_nothing_else(string host, string? expected) =>
        Assert.Equal(expected, new PathwayClone("a", "b", host).ApplyTo(new Uri("http://127.0.0.1:8081/film/"))?.AbsoluteUri);

    private static SteeringManifest? Read(string json) => SteeringManifestJson.Read(Encoding.UTF8.GetBytes(json)).TryGet(out var manifest, out _) ? manifest : null;
}
