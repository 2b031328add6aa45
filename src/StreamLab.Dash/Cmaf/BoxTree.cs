namespace StreamLab.Dash.Cmaf;

/// <summary>What boxes there are, for looking into any ISO BMFF file.</summary>
public static class BoxTree
{
    /// <summary>A node costs some times the bytes of the smallest box: more than a long fragmented film has are refused.</summary>
    public const int MaxBoxes = 500_000;

    private static readonly HashSet<FourCC> Containers =
        [.. new[] { "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf", "mfra", "sinf", "schi" }
            .Select(name => new FourCC(System.Text.Encoding.ASCII.GetBytes(name)))];

    /// <exception cref="Mp4Exception">The boxes do not fit into each other, or there are too many.</exception>
    public static IReadOnlyList<BoxNode> Read(ReadOnlySpan<byte> file)
    {
        var left = MaxBoxes;
        return ReadChildren(new BoxReader(file), ref left);
    }

    /// <summary>Whether there is a box of a type at the top.</summary>
    /// <exception cref="Mp4Exception">The boxes up to there do not fit behind each other.</exception>
    public static bool Has(ReadOnlySpan<byte> file, FourCC type)
    {
        var reader = new BoxReader(file);
        while (reader.TryReadBox(out var box))
            if (box.Type == type) return true;
        return false;
    }

    private static List<BoxNode> ReadChildren(BoxReader parent, ref int left)
    {
        var nodes = new List<BoxNode>();
        while (parent.TryReadBox(out var box))
        {
            if (left-- == 0) throw new Mp4Exception($"there are more than {MaxBoxes} boxes", box.Start);
            IReadOnlyList<BoxNode> children = Containers.Contains(box.Type) ? ReadChildren(box, ref left) : [];
            nodes.Add(new BoxNode(box.Type, box.Start, parent.Offset - box.Start, children));
        }
        return nodes;
    }
}
