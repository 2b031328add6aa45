using StreamLab.Player;

namespace StreamLab.Cli.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task Every_rule_is_listed_with_its_parameters_and_its_source()
    {
        var json = (await Cli.RunAsync("list", "abr", "--json")).Json;
        Assert.Equal([.. AbrRules.All.Components.Select(c => c.Name), "exec", "onnx"], json.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        var bola = json.EnumerateArray().Single(r => r.GetProperty("name").GetString() == "bola");
        Assert.Equal("gp", bola.GetProperty("parameters")[0].GetProperty("name").GetString());
        Assert.Equal("declaredRates", bola.GetProperty("informationSet")[0].GetString());
    }

    [Theory]
    [InlineData("pathways", "fastest")]
    [InlineData("steering", "thompson")]
    [InlineData("estimators", "harmonic")]
    [InlineData("abandonment", "hlsjs")]
    [InlineData("qoe", "lin")]
    [InlineData("traces", "markov")]
    [InlineData("traces", "mahimahi")]
    public async Task Every_kind_names_what_there_is(string kind, string name)
    {
        var json = (await Cli.RunAsync("list", kind, "--json")).Json;
        Assert.Contains(name, json.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("lin", "SIGCOMM'17")]
    [InlineData("ssim", "NSDI'20")]
    public async Task A_form_of_quality_names_who_published_it(string name, string source)
    {
        var json = (await Cli.RunAsync("list", "qoe", "--json")).Json;
        Assert.Contains(source, json.EnumerateArray().Single(r => r.GetProperty("name").GetString() == name).GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_it_is_text_for_people()
    {
        var text = (await Cli.RunAsync("list", "abr")).Out;
        Assert.StartsWith("fixed: ", text, StringComparison.Ordinal);
        Assert.Contains("gp=5", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_those_there_are() => (await Cli.RunAsync("list", "rules")).WasRefused("'rules'", "abr", "qoe");
}
