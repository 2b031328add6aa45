using System.IO.Compression;

namespace StreamLab.Client.Tests;

/// <summary>Content codings as servers apply them.</summary>
internal static class TestCoding
{
    public static byte[] Gzip(byte[] body) => Apply("gzip", body);

    /// <param name="coding">gzip, deflate, deflate-bare (without RFC 1950 around it) or br.</param>
    public static byte[] Apply(string coding, byte[] body)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(coded, CompressionLevel.Fastest),
            "deflate-bare" => new DeflateStream(coded, CompressionLevel.Fastest),
            _ => new BrotliStream(coded, CompressionLevel.Fastest),
        }) stream.Write(body);
        return coded.ToArray();
    }
}
