using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamLab.Server.Tests;

public sealed partial class GrafanaBoardTests(LabFixture lab) : IClassFixture<LabFixture>
{
    private static readonly string Board = Path.Combine(SharedMaterial.RepositoryRoot, "deploy", "grafana", "streamlab.json");

    [Fact]
    public async Task Every_figure_on_the_board_is_one_that_an_edge_tells()
    {
        await lab.GetAsync(lab.Edge.Url, $"{TestTitle.FirstSegment}?CMCD={Uri.EscapeDataString("bl=2900,br=900")}");
        var told = Names().Matches(await lab.Http.GetStringAsync(new Uri(lab.Edge.Url, "metrics"))).Select(m => m.Value).ToHashSet();
        var expressions = JsonDocument.Parse(await File.ReadAllTextAsync(Board)).RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!).ToArray();
        Assert.True(expressions.Length > 15);
        Assert.Empty(expressions.SelectMany(e => Names().Matches(e)).Select(m => m.Value).Where(name => !told.Contains(name)).Distinct());
    }

    [GeneratedRegex("streamlab_[a-z_]+")]
    private static partial Regex Names();
}
