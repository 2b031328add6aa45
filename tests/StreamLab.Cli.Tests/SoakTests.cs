namespace StreamLab.Cli.Tests;

/// <summary>A short soak: the same judgement as after half an hour.</summary>
public sealed class SoakTests(Title title)
{
    [Fact]
    public async Task Players_of_edges_that_break_at_random_take_no_wrong_byte()
    {
        title.SkipWithoutFFmpeg();
        // The sockets of other tests are in this process too: only a soak by itself can judge those.
        var soak = (await Cli.RunAsync("soak", "--catalog", title.Catalog, "--for", "8s", "--players", "4", "--edges", "2", "--seed", "3", "--json")).Json;
        Assert.InRange(soak.GetProperty("objectsChecked").GetInt64(), 1, long.MaxValue);
        Assert.Equal(0, soak.GetProperty("objectsWrong").GetInt64());
        Assert.InRange(soak.GetProperty("sessions").GetInt32(), 4, int.MaxValue);
        Assert.InRange(soak.GetProperty("faults").GetInt32(), 1, int.MaxValue);
        Assert.InRange(soak.GetProperty("seconds").GetDouble(), 7.9, double.MaxValue);
    }

    [Fact]
    public async Task Without_a_title_there_is_nothing_to_play()
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("soak", "--catalog", Directory.CreateDirectory(folder["none"]).FullName)).WasRefused("ingest");
    }
}
