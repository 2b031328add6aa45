using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>The variants that a multivariant playlist has on one pathway, each media playlist once.</summary>
/// <param name="Group">Of their sound; null: there is none, or it is in their own Segments.</param>
internal sealed record Place(string Pathway, IReadOnlyList<Variant> Variants, string? Group = null)
{
    /// <summary>In the order of the text. A group has a name of its own on each pathway, but the same place in this order.</summary>
    public IReadOnlyList<string?> Groups => [.. Variants.Select(variant => variant.Audio).Distinct()];

    public Place WithGroup(int group)
    {
        var name = group < Groups.Count ? Groups[group] : null;
        return this with { Group = name, Variants = [.. Variants.Where(variant => variant.Audio == name).DistinctBy(variant => variant.Uri)] };
    }

    public Variant? Like(Variant variant) => Variants.FirstOrDefault(other => other.Likeness == variant.Likeness);

    /// <summary>
    /// By PATHWAY-ID. Without any, the first of equal variants belong to one place, the second to another: before there was steering, servers were named so
    /// (RFC 8216, 4.3.4.2.1: redundant streams).
    /// </summary>
    /// <param name="url">Of the playlist.</param>
    public static IReadOnlyList<Place> Sort(IReadOnlyList<Variant> variants, Uri url)
    {
        if (variants.Any(variant => variant.Pathway is not null))
            return [.. variants.GroupBy(variant => variant.Pathway ?? ".").Select(group => new Place(group.Key, [.. group]))];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var copies = variants.DistinctBy(variant => (variant.Likeness, variant.Audio, variant.Uri))
            .GroupBy(variant => seen[$"{variant.Likeness} {variant.Audio}"] = seen.GetValueOrDefault($"{variant.Likeness} {variant.Audio}") + 1);
        return [.. copies.Take(BaseUrls.MaxPathways).Select(copy => new Place(HostOf(url, copy.First().Uri), [.. copy])).DistinctBy(place => place.Pathway)];
    }

    private static string HostOf(Uri url, string uri) => SafeUrl.TryResolve(url, uri, out var resolved) ? $"{resolved.Host}:{resolved.Port}" : ".";
}
