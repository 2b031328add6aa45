using System.Collections.Frozen;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>The page's files: <c>wwwroot</c>, embedded in this assembly by <c>Page.targets</c>.</summary>
internal static class PageFiles
{
    private const string Root = "wwwroot/";
    private const string Index = "index.html";

    /// <summary>By the path of a request: <c>/</c>, <c>/page/app.js</c>, …</summary>
    public static FrozenDictionary<string, CachedFile> ByPath { get; } = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal) && MediaType.Of(name) is not null)
        .ToFrozenDictionary(name => name == Root + Index ? "/" : name[(Root.Length - 1)..], Read, StringComparer.Ordinal);

    internal sealed record CachedFile(MediaFields Fields, byte[] Body);

    private static CachedFile Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return new(new(body.Length, MediaType.Of(name)!, MediaFields.Revalidate, ReprDigest.Of(body)), body);
    }
}
