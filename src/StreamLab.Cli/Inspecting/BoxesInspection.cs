using StreamLab.Dash.Cmaf;

namespace StreamLab.Cli.Inspecting;

/// <summary>The box tree of an ISO BMFF file.</summary>
internal sealed record BoxesInspection(long Bytes, IReadOnlyList<BoxesInspection.Box> Boxes) : Inspection("mp4")
{
    internal sealed record Box(string Type, long Offset, long Size, IReadOnlyList<Box> Children);

    public static BoxesInspection Of(long bytes, IReadOnlyList<BoxNode> nodes) => new(bytes, BoxesOf(nodes));

    public override void Write(TextWriter output)
    {
        output.WriteLine($"ISO BMFF: {Bytes} bytes (type, offset, size)");
        foreach (var box in Boxes) Write(output, box, "  ");
    }

    private static void Write(TextWriter output, Box box, string indent)
    {
        output.WriteLine($"{indent}{box.Type} {box.Offset} {box.Size}");
        foreach (var child in box.Children) Write(output, child, indent + "  ");
    }

    private static IReadOnlyList<Box> BoxesOf(IReadOnlyList<BoxNode> nodes) => [.. nodes.Select(n => new Box(n.Type.ToString(), n.Offset, n.Size, BoxesOf(n.Children)))];
}
