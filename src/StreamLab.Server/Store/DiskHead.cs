using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>What a file on disk says of its object; times by the calendar, for the store's own clock starts anew with the server.</summary>
internal sealed record DiskHead(
    string Key, long Length, string ContentType, string CacheControl, string? Digest, string? ETag, DateTimeOffset? LastModified, DateTimeOffset? Date,
    string? Expires, string? Vary, DateTimeOffset BornOn, double Lifetime, double WhileRevalidating, double OnError)
{
    public static DiskHead Of(string key, MediaObject found, StoreClock clock)
    {
        var (fields, freshness) = (found.Fields, found.Freshness);
        return new(key, found.Body.Length!.Value, fields.ContentType, fields.CacheControl, fields.Digest, fields.ETag, fields.LastModified, fields.Date, fields.Expires, fields.Vary,
            clock.Calendar - freshness.AgeAt(clock.Now).ToTimeSpan(), freshness.Lifetime.Seconds, freshness.WhileRevalidating.Seconds, freshness.OnError.Seconds);
    }

    public MediaObject ToObject(MediaBody body, StoreClock clock)
    {
        var age = Duration.Max(Duration.FromTimeSpan(clock.Calendar - BornOn), Duration.Zero);
        return new(
            new MediaFields(Length, ContentType, CacheControl, Digest) { ETag = ETag, LastModified = LastModified, Date = Date, Expires = Expires, Vary = Vary },
            new Freshness(clock.Now - age, Duration.FromSeconds(Lifetime), Duration.FromSeconds(WhileRevalidating), Duration.FromSeconds(OnError)),
            body);
    }
}
