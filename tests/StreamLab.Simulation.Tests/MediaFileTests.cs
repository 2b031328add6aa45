using System.Text;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Simulation.Tests;

/// <summary>Manifests of others as media of a simulation.</summary>
public sealed class MediaFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streamlab-").FullName;

    [Fact]
    public void Periods_are_simulated_as_one_line()
    {
        var set = Load("""
            <MPD><Period duration="PT4S"><AdaptationSet contentType="video"><SegmentTemplate duration="2" media="a-$Number$"/><Representation id="a" bandwidth="8000"/></AdaptationSet></Period>
            <Period duration="PT6S"><AdaptationSet contentType="video"><SegmentTemplate duration="3" media="b-$Number$"/><Representation id="b" bandwidth="8000"/></AdaptationSet></Period></MPD>
            """);
        Assert.Equal([0, 2, 4, 7], set.Segments.ToArray().Select(s => s.Start.Seconds));
    }

    [Fact]
    public void The_index_of_a_file_beside_the_manifest_says_its_sizes()
    {
        var index = new SegmentIndexBox(1, 1000, 0, 0, [new(false, 300, 2000, true, 1, 0), new(false, 400, 3000, true, 1, 0)]).ToBytes();
        File.WriteAllBytes(Path.Combine(_folder, "v.mp4"), [.. new byte[100], .. index]);
        var set = Load(SingleFile);
        Assert.True(set.HasExactSizes);
        Assert.Equal([300, 400], Enumerable.Range(0, 2).Select(i => set.SizeOf(0, i).Bytes));
    }

    [Theory]
    [InlineData("v.mp4")]
    [InlineData("../v.mp4")]
    [InlineData("http://elsewhere.test/v.mp4")]
    public void Without_the_file_it_is_one_segment(string url) => Assert.Equal(1, Load(SingleFile.Replace("v.mp4", url)).SegmentCount);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private AdaptationSet Load(string mpd)
    {
        var path = Path.Combine(_folder, "m.mpd");
        File.WriteAllText(path, mpd, Encoding.UTF8);
        Assert.True(MediaFile.TryLoad(path, out var media, out var error), error);
        return media.Periods[0].AdaptationSets[0];
    }

    private const string SingleFile = """
        <MPD mediaPresentationDuration="PT5S"><Period><AdaptationSet contentType="video"><Representation id="v" bandwidth="8000"><BaseURL>v.mp4</BaseURL>
        <SegmentBase indexRange="100-163"/></Representation></AdaptationSet></Period></MPD>
        """;
}
