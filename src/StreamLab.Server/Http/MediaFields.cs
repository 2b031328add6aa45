using Microsoft.Net.Http.Headers;

namespace StreamLab.Server;

/// <summary>What a response's header fields say of a file.</summary>
/// <param name="Length">Null while nobody knows: upstream did not say it, and the end has not come.</param>
/// <param name="Digest">Repr-Digest (RFC 9530) of the whole file; null where an origin sent none.</param>
internal sealed record MediaFields(long? Length, string ContentType, string CacheControl, string? Digest)
{
    public const string Immutable = "public, max-age=31536000, immutable"; // RFC 8246
    public const string NoStore = "no-store";

    /// <summary>Of the page: asked for anew each time, by its ETag.</summary>
    public const string Revalidate = "no-cache";

    /// <summary>
    /// Of manifests, playlists and indexes: a stale manifest is the commonest complaint about CDNs, so it is fresh for a second, and stands in for longer
    /// only while it is asked for anew or upstream fails.
    /// </summary>
    public const string Short = "public, max-age=1, stale-while-revalidate=4, stale-if-error=60";

    /// <summary>Of the news that there is no such file.</summary>
    public const string Missing = "public, max-age=1";

    /// <summary>The digest itself where upstream named no other: strong then.</summary>
    public string? ETag { get; init; } = Digest is null ? null : $"\"{Digest.Split(':')[1]}\"";

    /// <summary>What is compared weakly (RFC 9110 section 8.8.3.2).</summary>
    public string? OpaqueTag => ETag?.StartsWith("W/", StringComparison.Ordinal) == true ? ETag[2..] : ETag;

    public DateTimeOffset? LastModified
    {
        get;
        init => (field, LastModifiedText) = (value, Text(value));
    }

    /// <summary>When it was made, by the clock of who made it; null: now.</summary>
    public DateTimeOffset? Date
    {
        get;
        init => (field, DateText) = (value, Text(value));
    }

    /// <summary>As it is sent: spelt once, not for each response.</summary>
    public string? LastModifiedText { get; private init; }

    /// <inheritdoc cref="LastModifiedText"/>
    public string? DateText { get; private init; }

    public string? Expires { get; init; }

    /// <summary>CMSD-Static (CTA-5006): what the object is, for players and caches; null where the origin says nothing.</summary>
    public string? Cmsd { get; init; }

    public string? Vary { get; init; }

    private static string? Text(DateTimeOffset? date) => date is { } known ? HeaderUtilities.FormatDate(known) : null;
}
