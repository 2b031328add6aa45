using System.IO.Compression;
using System.Runtime.InteropServices;

namespace StreamLab.Client;

/// <summary>Undoes the content codings that a response declares (RFC 9110, 8.4): gzip, deflate and br, in whatever order.</summary>
internal static class ContentCoding
{
    /// <summary>What can be read, for Accept-Encoding.</summary>
    public const string Readable = "gzip, deflate, br";

    private const int MostCodings = 4;
    private const int Zlib = 8; // the method in the first byte of RFC 1950; some servers send bare deflate without it

    /// <summary>What is declared beside "identity", which is none.</summary>
    public static IReadOnlyList<string> Of(HttpResponseMessage response) =>
        [.. response.Content.Headers.ContentEncoding.Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))];

    /// <param name="content">Taken over where something is declared.</param>
    /// <param name="codings">In the order in which they were applied.</param>
    /// <param name="limit">Bytes after any of them is undone.</param>
    /// <returns>False where a coding is not known, the content is not in it, or is longer when it is undone.</returns>
    public static bool TryDecode(SegmentContent content, IReadOnlyList<string> codings, int limit, out SegmentContent decoded)
    {
        decoded = content;
        if (codings.Count > MostCodings) return false;
        for (var i = codings.Count - 1; i >= 0; i--)
        {
            using var coded = decoded;
            if (!TryDecode(coded.Bytes, codings[i], limit, out decoded)) return false;
        }
        return true;
    }

    private static bool TryDecode(ReadOnlyMemory<byte> coded, string coding, int limit, out SegmentContent decoded)
    {
        decoded = null!;
        using var memory = new GrowingMemory(limit, coded.Length * 2L);
        using var bytes = StreamOf(coded);
        using var stream = Open(bytes, coding, coded.Span);
        if (stream is null) return false;
        try
        {
            while (!memory.IsTooLong && stream.Read(memory.Free().Span) is > 0 and var read) memory.Advance(read);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return false;
        }
        if (memory.IsTooLong) return false;
        decoded = memory.Take();
        return true;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray());

    private static Stream? Open(Stream bytes, string coding, ReadOnlySpan<byte> coded) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(bytes, CompressionMode.Decompress),
        "deflate" when coded.Length > 0 && (coded[0] & 15) == Zlib => new ZLibStream(bytes, CompressionMode.Decompress),
        "deflate" => new DeflateStream(bytes, CompressionMode.Decompress),
        "br" => new BrotliStream(bytes, CompressionMode.Decompress),
        _ => null,
    };
}
