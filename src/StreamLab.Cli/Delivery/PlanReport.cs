using StreamLab.Dash.SegmentIndexes;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>A placement plan as its file spells it.</summary>
internal sealed record PlanReport(string Schema, string Topology, IReadOnlyList<PlanReport.Node> Nodes)
{
    private const string KnownSchema = "streamlab-placement/1";

    /// <param name="HitRatio">Requests that the items will answer / requests that will come to it.</param>
    /// <param name="HitRatioAtMost">No choice for the same room reaches more.</param>
    /// <param name="Paths">Files of the titles, in the order in which to fetch them; null for a synthetic catalogue.</param>
    internal sealed record Node(string Name, double RoomBytes, long Bytes, double HitRatio, double HitRatioAtMost, IReadOnlyList<Item> Items, IReadOnlyList<string>? Paths);

    internal sealed record Item(string Title, string Representation, long Bytes, double HitRatio);

    /// <param name="hasFiles">The catalogue lies in a folder of titles.</param>
    public static PlanReport Of(CdnTopology topology, Catalogue catalogue, PlacementPlan plan, bool hasFiles) => new(KnownSchema, topology.Name, [.. plan.Nodes.Select(node => new Node(
        node.Name, node.Room.Bytes, node.Bytes, node.HitRatio, node.HitRatioAtMost,
        [.. node.Items.Select(item => new Item(catalogue.Titles[item.Title].Name, RepresentationOf(catalogue, item).Id, item.Bytes, item.HitRatio))],
        hasFiles ? [.. node.Items.SelectMany(item => PathsOf(catalogue, item))] : null))]);

    private static CatalogueRepresentation RepresentationOf(Catalogue catalogue, PlannedItem item) => catalogue.Titles[item.Title].Representations[item.Representation];

    private static IEnumerable<string> PathsOf(Catalogue catalogue, PlannedItem item)
    {
        var (title, representation, first) = (catalogue.Titles[item.Title], RepresentationOf(catalogue, item), catalogue.Object(item.Title, item.Representation, 0));
        return item.Objects.Select(o => SegmentFiles.Segment(representation.Id, representation.StartNumber + o - first))
            .Prepend(SegmentFiles.Initialization(representation.Id)).Select(title.PathOf);
    }
}
