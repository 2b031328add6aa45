namespace StreamLab.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task It_says_of_each_need_whether_it_is_there()
    {
        var findings = (await Cli.RunAsync("doctor", "--json")).Json.EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        Assert.Subset(findings.Keys.ToHashSet(), new HashSet<string> { ".NET", "ffmpeg", "ffprobe", "npm", "Chromium", "fonts", "ports", "disk" });
        Assert.True(findings[".NET"].GetProperty("good").GetBoolean());
    }

    [Fact]
    public async Task Without_json_each_need_is_a_line() =>
        Assert.Contains("good     .NET: ", (await Cli.RunAsync("doctor")).Out, StringComparison.Ordinal);
}
