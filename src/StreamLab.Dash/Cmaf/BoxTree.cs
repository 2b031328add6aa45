namespace StreamLab.Dash.Cmaf;

/// <summary>What boxes there are, for looking into any ISO BMFF file.</summary>
public static class BoxTree
{
    private static readonly HashSet<FourCC> Containers =
        [.. new[] { "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf", "mfra", "sinf", "schi" }
            .Select(name => new FourCC(System.Text.Encoding.ASCII.GetBytes(name)))];

    /// <exception cref="Mp4Exception">The boxes do not fit into each other.</exception>
    public static IReadOnlyList<BoxNode> Read(ReadOnlySpan<byte> file) => ReadChildren(new BoxReader(file));

    private static List<BoxNode> ReadChildren(BoxReader parent)
    {
        var nodes = new List<BoxNode>();
        while (parent.TryReadBox(out var box))
        {
            var children = Containers.Contains(box.Type) ? ReadChildren(box) : [];
            nodes.Add(new BoxNode(box.Type, box.Start, parent.Offset - box.Start, children));
        }
        return nodes;
    }
}
