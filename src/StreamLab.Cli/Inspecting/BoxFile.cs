using Microsoft.Win32.SafeHandles;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Cli.Inspecting;

/// <summary>The boxes of a film of any length: what holds its media is passed over, not read.</summary>
internal static class BoxFile
{
    private const int LargestRead = 64 * 1024 * 1024;

    private static readonly FourCC Media = new("mdat"u8);

    /// <summary>Whether it is one that is too long to be read as a whole.</summary>
    public static bool IsLong(string path)
    {
        if (RegularFile.Refusal(path, LargestRead) is null || RegularFile.Refusal(path, long.MaxValue) is not null) return false;
        using var file = File.OpenHandle(path);
        return Inspector.IsMp4(Read(file, 0, BoxHeader.MaxHeaderSize));
    }

    /// <exception cref="Mp4Exception">The boxes do not fit behind each other, or there are too many.</exception>
    public static BoxesInspection Inspect(string path)
    {
        using var file = File.OpenHandle(path);
        var (nodes, length) = (new List<BoxNode>(), RandomAccess.GetLength(file));
        for (long at = 0; at < length; at += nodes[^1].Size)
            nodes.Add(nodes.Count < BoxTree.MaxBoxes ? NodeAt(file, at, length) : throw new Mp4Exception($"there are more than {BoxTree.MaxBoxes} boxes", at));
        return BoxesInspection.Of(length, nodes);
    }

    private static BoxNode NodeAt(SafeFileHandle file, long at, long length)
    {
        var header = BoxHeader.Read(Read(file, at, BoxHeader.MaxHeaderSize), at, length - at);
        if (header.Type == Media || header.Size > LargestRead) return new BoxNode(header.Type, at, header.Size, []);
        return Moved(BoxTree.Read(Read(file, at, (int)header.Size))[0], at);
    }

    private static BoxNode Moved(BoxNode node, long by) => node with { Offset = node.Offset + by, Children = [.. node.Children.Select(child => Moved(child, by))] };

    private static byte[] Read(SafeFileHandle file, long at, int length)
    {
        var bytes = new byte[length];
        var done = 0;
        for (var read = 1; done < length && read > 0; done += read) read = RandomAccess.Read(file, bytes.AsSpan(done), at + done);
        return bytes[..done];
    }
}
