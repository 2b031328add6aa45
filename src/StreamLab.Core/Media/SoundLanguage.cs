using System.Diagnostics.CodeAnalysis;

namespace StreamLab;

/// <summary>
/// Which sound of several is wanted: <c>de</c> takes <c>de</c> and <c>de-CH</c>, and not <c>den</c> (RFC 4647, 3.3.1: basic filtering). A code of three letters is
/// the one of two: containers, and manifests made of them, write <c>deu</c> or <c>ger</c>.
/// </summary>
public static class SoundLanguage
{
    private const int MostNamed = 20, LongestName = 35;

    /// <summary>Leaves out the sound in other languages; what is left keeps its order.</summary>
    /// <param name="sets">Of a Period.</param>
    /// <param name="range">The language, or its beginning (BCP 47).</param>
    /// <param name="kept">Places in <paramref name="sets"/>.</param>
    /// <param name="error">Which languages there are, where that one is not.</param>
    public static bool TryKeep(
        IReadOnlyList<AdaptationSet> sets, string range, [NotNullWhen(true)] out IReadOnlyList<int>? kept, [NotNullWhen(false)] out string? error)
    {
        var sounds = sets.Where(IsSound).ToArray();
        var isThere = Array.Exists(sounds, set => Fits(set, range));
        kept = isThere ? [.. sets.Index().Where(set => !IsSound(set.Item) || Fits(set.Item, range)).Select(set => set.Index)] : null;
        error = isThere ? null : $"there is no sound in '{range}', {Offer(sounds)}";
        return isThere;
    }

    /// <inheritdoc cref="TryKeep(IReadOnlyList{AdaptationSet}, string, out IReadOnlyList{int}, out string)"/>
    public static bool TryKeep(Presentation media, string range, [NotNullWhen(true)] out Presentation? kept, [NotNullWhen(false)] out string? error)
    {
        var period = media.Periods[0];
        kept = TryKeep(period.AdaptationSets, range, out var places, out error) ? media.WithSets(places) : null;
        return kept is not null;
    }

    /// <summary>The same with some of the AdaptationSets of its only Period.</summary>
    public static Presentation WithSets(this Presentation media, IReadOnlyList<int> places)
    {
        var period = media.Periods[0];
        return media with { Periods = [period with { AdaptationSets = [.. places.Select(place => period.AdaptationSets[place])] }] };
    }

    private static bool IsSound(AdaptationSet set) => set.ContentType == ContentType.Audio;

    private static bool Fits(AdaptationSet set, string range)
    {
        var (language, wanted) = (LanguageCodes.Shortest(set.Language), LanguageCodes.Shortest(range));
        return language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (language.Length == wanted.Length || language[wanted.Length] == '-');
    }

    private static string Offer(AdaptationSet[] sounds) => sounds.Length == 0 ? "nor in any other" : $"but in {string.Join(", ", sounds.Select(Name).Distinct().Take(MostNamed))}";

    private static string Name(AdaptationSet set) => set.Language.Length > 0 ? $"'{set.Language[..Math.Min(set.Language.Length, LongestName)]}'" : "one that is not named";
}
