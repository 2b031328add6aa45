using System.Globalization;
using Spectre.Console;
using StreamLab.Cli.Output;

namespace StreamLab.Cli.Delivery;

/// <summary>A placement plan as people read it.</summary>
internal static class PlanText
{
    private const int MostItems = 4;

    public static void Write(Terminal terminal, PlanReport plan)
    {
        var table = Tables.New($"What goes where in {plan.Topology}", "server", "room", "filled", "hits expected", "at most", "items", "the first of them");
        foreach (var node in plan.Nodes)
            table.AddRow(
                VisibleText.Markup(node.Name), Size(node.RoomBytes), Size(node.Bytes), Percent(node.HitRatio), Percent(node.HitRatioAtMost), $"{node.Items.Count}",
                VisibleText.Markup(string.Join(", ", node.Items.Take(MostItems).Select(item => $"{item.Title}/{item.Representation}"))));
        Tables.Write(terminal, table);
    }

    private static string Size(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.###} GB");

    private static string Percent(double ratio) => ratio.ToString("0.0 %", CultureInfo.InvariantCulture);
}
