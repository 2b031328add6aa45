namespace StreamLab.Server;

/// <summary>What a response's header fields say of a file.</summary>
/// <param name="Digest">Repr-Digest (RFC 9530) of the whole file; null where an origin sent none.</param>
internal sealed record MediaFields(long Length, string ContentType, string CacheControl, string? Digest)
{
    public const string Immutable = "public, max-age=31536000, immutable"; // RFC 8246
    public const string Revalidate = "no-cache";
    public const string NoStore = "no-store";

    /// <summary>Strong: it is the digest itself.</summary>
    public string? ETag => Digest is null ? null : $"\"{Digest.Split(':')[1]}\"";
}
