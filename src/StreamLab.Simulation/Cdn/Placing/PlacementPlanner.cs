using StreamLab.Cdn;

namespace StreamLab.Simulation.Cdn;

/// <summary>
/// Plans what to push: for each server that clients talk to, the Representations that answer the most requests for the room there is. A
/// server's clients are those of the regions it is nearest to; within a cluster a server gets the Segments that have their place on it.
/// </summary>
public static class PlacementPlanner
{
    /// <param name="fillBudget">What a server can be filled with in time; null: its whole storage.</param>
    public static PlacementPlan Plan(CdnTopology topology, Catalogue catalogue, DataSize? fillBudget)
    {
        var sites = Site.Of(topology, _ => true);
        var asked = Site.Nearest(topology, sites).OfType<Site>().ToHashSet();
        return new([.. sites.Where(asked.Contains).SelectMany(site => site.Nodes.Where(n => topology.Nodes[n].Kind != NodeKind.Origin).Select(n => PlanOf(topology, catalogue, site, n, fillBudget)))]);
    }

    private static NodePlan PlanOf(CdnTopology topology, Catalogue catalogue, Site site, int node, DataSize? fillBudget)
    {
        var (capacity, representations) = (topology.Nodes[node].Capacity, Representations(catalogue));
        var room = fillBudget is { } budget && budget < capacity ? budget : capacity;
        var objects = representations.Select(r => ObjectsAt(catalogue, site, node, r.Title, r.Representation)).ToArray();
        var items = representations.Select((r, i) => ItemOf(catalogue, r.Title, r.Representation, objects[i], isWhole: site.Nodes.Count == 1)).ToArray();
        var choice = GreedyPlacement.Choose(items, (long)room.Bytes);
        var demand = items.Sum(i => i.Worth);
        return new NodePlan(
            node, topology.Nodes[node].Name, room, choice.Bytes, Ratio(choice.Worth, demand), Ratio(choice.AtMost, demand),
            [.. choice.Items.Select(i => new PlannedItem(representations[i].Title, representations[i].Representation, items[i].Bytes, objects[i], Ratio(items[i].Worth, demand)))]);
    }

    private static (int Title, int Representation)[] Representations(Catalogue catalogue) =>
        [.. catalogue.Titles.SelectMany((title, t) => Enumerable.Range(0, title.Representations.Count).Select(r => (t, r)))];

    private static int[] ObjectsAt(Catalogue catalogue, Site site, int node, int title, int representation)
    {
        var all = Enumerable.Range(catalogue.Object(title, representation, 0), catalogue.Titles[title].Representations[representation].SegmentBytes.Count);
        return [.. site.Nodes.Count == 1 ? all : all.Where(o => site.Owner(o) == node)];
    }

    /// <summary>Its worth is the share of all viewers who watch it, for as many Segments of it as are here.</summary>
    private static PlacementItem ItemOf(Catalogue catalogue, int title, int representation, int[] objects, bool isWhole)
    {
        var what = catalogue.Titles[title].Representations[representation];
        var worth = catalogue.Titles[title].Weight * what.Share * objects.Length / Math.Max(1, what.SegmentBytes.Count);
        return new PlacementItem(objects.Sum(o => (long)catalogue.BytesOf(o)) + (isWhole ? what.InitializationBytes : 0), worth);
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
