using Microsoft.Net.Http.Headers;
using StreamLab.Cdn;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>Reads what an edge needs of the header fields of upstream's response, and nothing else: no other field is passed on.</summary>
internal static class UpstreamFields
{
    private const int LongestCacheStatus = 1024;

    /// <param name="length">Of the object, null where it is not said; a 304 has none of its own.</param>
    /// <param name="stored">Whose fields a 304 leaves as they are where it does not name them (RFC 9111 section 3.2).</param>
    public static MediaFields Read(HttpResponseMessage response, long? length, MediaFields? stored)
    {
        var type = Joined(response, HeaderNames.ContentType) ?? stored?.ContentType ?? "application/octet-stream";
        var control = Joined(response, HeaderNames.CacheControl) ?? stored?.CacheControl ?? "";
        var digest = stored is null ? Sha256Of(response) : stored.Digest;
        var fields = new MediaFields(length, type, control, digest);
        return fields with
        {
            ETag = TagOf(response) ?? stored?.ETag ?? fields.ETag,
            LastModified = response.Content.Headers.LastModified ?? stored?.LastModified,
            Date = response.Headers.Date,
            Expires = Joined(response, HeaderNames.Expires) ?? stored?.Expires,
            Vary = Joined(response, HeaderNames.Vary) ?? stored?.Vary,
            Cmsd = Joined(response, CmsdStatic.Field) is { Length: <= CmsdStatic.Longest } cmsd ? cmsd : stored?.Cmsd,
        };
    }

    public static CachingFacts Facts(HttpResponseMessage response, MediaFields fields) => new()
    {
        Status = 200,
        Control = CacheControl.Parse(fields.CacheControl),
        Date = fields.Date,
        Expires = fields.Expires is null ? null : HeaderUtilities.TryParseDate(fields.Expires, out var expires) ? expires : DateTimeOffset.MinValue,
        Age = AgeOf(response),
        HasValidator = fields.ETag is not null || fields.LastModified is not null,
        Vary = fields.Vary?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        SetsCookie = response.Headers.Contains(HeaderNames.SetCookie),
    };

    /// <summary>Whether a 304 is about what is stored (RFC 9111 section 4.3.4): its tag, where it names one, would go out with the stored bytes.</summary>
    public static bool IsOf(HttpResponseMessage response, MediaFields stored) =>
        response.Headers.ETag is not { Tag: var tag } || stored.OpaqueTag is not { } known || tag == known;

    /// <summary>Cache-Status of the caches that the response came through.</summary>
    public static string CacheStatus(HttpResponseMessage response) =>
        Joined(response, "Cache-Status") is { Length: <= LongestCacheStatus } status ? status : "";

    private static Duration AgeOf(HttpResponseMessage response) =>
        response.Headers.Age is { } age && age > TimeSpan.Zero ? Duration.FromTimeSpan(age) : Duration.Zero;

    /// <summary>Repr-Digest is a dictionary (RFC 9530, RFC 8941): <c>sha-512=:…:, sha-256=:…:</c>. That of a coded object is not that of the object.</summary>
    private static string? Sha256Of(HttpResponseMessage response) =>
        ContentCoding.Of(response) is not null ? null : Joined(response, "Repr-Digest")?.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(ReprDigest.IsWellFormed);

    /// <summary>Without its coding an object has no longer the bytes that a strong tag is for.</summary>
    private static string? TagOf(HttpResponseMessage response)
    {
        if (response.Headers.ETag is not { } tag || !CanBeSent(tag.Tag)) return null;
        return ContentCoding.Of(response) is null || tag.IsWeak ? tag.ToString() : $"W/{tag.Tag}";
    }

    /// <returns>Null where it is not there, or is no text that could be passed on.</returns>
    private static string? Joined(HttpResponseMessage response, string name) =>
        (response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values))
        && string.Join(", ", values) is var joined && CanBeSent(joined)
            ? joined
            : null;

    /// <summary>Kestrel sends visible ASCII, HttpClient reads more.</summary>
    private static bool CanBeSent(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
