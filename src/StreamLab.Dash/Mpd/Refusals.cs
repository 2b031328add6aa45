namespace StreamLab.Dash.Mpd;

/// <summary>AdaptationSets that are right, and not played here, whatever server they come from.</summary>
internal static class Refusals
{
    /// <summary>Whether it says so: then it is why there is nothing to play, whatever else is wrong.</summary>
    public static bool Said(ManifestException why) => why.Error.Message is Encryption.Refusal or Encryption.Muxed;

    /// <exception cref="ManifestException">It is encrypted, or holds picture and sound in one.</exception>
    public static void Check(MpdElement set)
    {
        MpdElement[] representations = [.. set.All("Representation")];
        if (IsProtected(set) || (representations.Length > 0 && Array.TrueForAll(representations, IsProtected))) throw new ManifestException(Encryption.Refusal, set);
        if (HasBoth(set["codecs"]) || Array.Exists(representations, r => HasBoth(r["codecs"])) || HasComponents(set)) throw new ManifestException(Encryption.Muxed, set);
    }

    /// <exception cref="ManifestException">A Representation is encrypted, though others of its set may not be.</exception>
    public static void CheckOne(MpdElement representation)
    {
        if (IsProtected(representation)) throw new ManifestException(Encryption.Refusal, representation);
    }

    /// <summary>ISO 23009-1 5.8.4.1.</summary>
    private static bool IsProtected(MpdElement element) => element.First("ContentProtection") is not null;

    private static bool HasBoth(string? codecs) => codecs is not null && MediaCodecs.Video(codecs).Length > 0 && MediaCodecs.Audio(codecs).Length > 0;

    /// <summary>ISO 23009-1 5.3.4: what one set is multiplexed of.</summary>
    private static bool HasComponents(MpdElement set) => set.All("ContentComponent").Select(component => component["contentType"]).OfType<string>().Distinct().Count() > 1;
}
