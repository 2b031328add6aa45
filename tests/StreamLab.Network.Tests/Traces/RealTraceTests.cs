namespace StreamLab.Network.Tests.Traces;

/// <summary>Public trace collections, where they lie beside the checkout.</summary>
public class RealTraceTests
{
    [Theory]
    [InlineData("fcc")]
    [InlineData("hsdpa-long")]
    [InlineData("hsdpa-norway")]
    [InlineData("oboe")]
    [InlineData("puffer-2021")]
    [InlineData("puffer-2022")]
    [InlineData("sabre")]
    [InlineData("sabre-3g")]
    [InlineData("sabre-4g")]
    [InlineData("sabre-sd")]
    public void Every_trace_of_a_collection_is_read(string collection)
    {
        var folder = SharedMaterial.Find("data/traces/" + collection);
        if (folder is null) Assert.Skip("the trace collections are not beside this checkout");
        foreach (var file in Directory.GetFiles(folder))
        {
            var result = TraceReader.Read(File.ReadAllText(file));
            Assert.True(result.IsRead, $"{Path.GetFileName(file)}: {result.Error}");
            Assert.InRange(result.Trace.Mean.Mbps, 0.01, 200);
            Assert.InRange(result.Trace.Length.Seconds, 10, 1e5);
        }
    }

    [Fact]
    public void Sabres_own_network_is_what_its_file_says()
    {
        var file = SharedMaterial.Find("data/traces/sabre/network.json");
        if (file is null) Assert.Skip("the trace collections are not beside this checkout");
        var trace = TraceReader.Read(File.ReadAllText(file)).Trace!;
        Assert.Equal(5000, trace.RateAt(Make.At(29.9)).Kbps);
        Assert.Equal(3000, trace.RateAt(Make.At(30)).Kbps);
        Assert.Equal(150, trace.LatencyAt(Make.At(30)).Milliseconds);
        Assert.Equal(4 * 30, trace.Length.Seconds);
    }
}
