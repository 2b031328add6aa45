using System.IO.Compression;

namespace StreamLab.Server;

/// <summary>
/// The coding of what upstream sends (RFC 9110, 8.4.1). None is asked for; there are servers that send one in any case. It is taken off: what is kept
/// and served is the object itself.
/// </summary>
internal static class ContentCoding
{
    /// <summary>In the field Accept-Encoding.</summary>
    public const string None = "identity";

    /// <returns>Null: there is none.</returns>
    public static string? Of(HttpResponseMessage response)
    {
        var codings = response.Content.Headers.ContentEncoding.Select(coding => coding.ToLowerInvariant()).Where(coding => coding != None).ToArray();
        return codings.Length == 0 ? null : string.Join(", ", codings);
    }

    /// <param name="coding">Of a response; of several in a row none is taken off.</param>
    public static bool CanBeTakenOff(string? coding) => coding is null or "gzip" or "x-gzip" or "deflate" or "br";

    /// <returns>What it says without its coding; <see cref="InvalidDataException"/> comes of reading what is not of that coding.</returns>
    public static Stream TakeOff(string? coding, Stream coded) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(coded, CompressionMode.Decompress),
        "deflate" => new ZLibStream(coded, CompressionMode.Decompress),
        "br" => new BrotliStream(coded, CompressionMode.Decompress),
        _ => coded,
    };
}
