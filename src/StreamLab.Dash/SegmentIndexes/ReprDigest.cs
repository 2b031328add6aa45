using System.Security.Cryptography;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>The digest of a file as the HTTP field <c>Repr-Digest</c> carries it (RFC 9530): <c>sha-256=:base64:</c>.</summary>
public static class ReprDigest
{
    private const string Prefix = "sha-256=:";
    private static readonly int Length = Of([]).Length;

    public static string Of(ReadOnlySpan<byte> content) => $"{Prefix}{Convert.ToBase64String(SHA256.HashData(content))}:";

    /// <summary>Whether <paramref name="text"/> has the form that <see cref="Of"/> writes.</summary>
    public static bool IsWellFormed(string? text)
    {
        if (text is null || text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || !text.EndsWith(':')) return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(text[Prefix.Length..^1], hash, out var length) && length == hash.Length;
    }
}
