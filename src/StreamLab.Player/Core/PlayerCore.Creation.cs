namespace StreamLab.Player;

public sealed partial class PlayerCore
{
    /// <summary>Makes a player for the first Period of a Presentation.</summary>
    /// <param name="pathways">serviceLocations, in the manifest's order.</param>
    /// <param name="observer">Hears every event; null: no event is made at all.</param>
    /// <param name="rules">The rules that the configuration may name; null: <see cref="AbrRules.All"/>.</param>
    /// <returns>False, with one line that says what is wrong, when the configuration does not fit the media or the pathways.</returns>
    public static bool TryCreate(
        SessionConfiguration configuration, Presentation presentation, IReadOnlyList<string> pathways, IObserver<SessionEvent>? observer, out PlayerCore core, out string error,
        Catalog<IAbrRule>? rules = null)
    {
        core = null!;
        if (!PlayerParts.TryCreate(configuration, rules ?? AbrRules.All, out var parts, out error)) return false;
        var tracks = SelectTracks(presentation);
        error = tracks.Count == 0 ? "there is neither video nor audio to play" : Check(configuration, parts, tracks, pathways);
        if (error.Length > 0) return false;
        core = new PlayerCore(configuration, parts, tracks, pathways, observer);
        return true;
    }

    /// <summary>What is played of a Presentation: the first video and the first audio AdaptationSet.</summary>
    public static IReadOnlyList<AdaptationSet> SelectTracks(Presentation presentation)
    {
        var sets = presentation.Periods[0].AdaptationSets;
        return [.. new[] { ContentType.Video, ContentType.Audio }.Select(type => sets.FirstOrDefault(s => s.ContentType == type)).OfType<AdaptationSet>()];
    }

    private static string Check(SessionConfiguration configuration, PlayerParts parts, IReadOnlyList<AdaptationSet> tracks, IReadOnlyList<string> pathways)
    {
        if (pathways.Count is 0 or > MostPathways) return $"{pathways.Count} pathways; there must be 1 to {MostPathways}";
        if (parts.Selector is FixedSelector pinned && !pathways.Contains(pinned.Name))
            return $"there is no server '{pinned.Name}'; the manifest has {string.Join(", ", pathways)}";
        var longest = tracks.Max(t => LongestSegment(t));
        if (configuration.Buffer < longest) return $"a buffer of {configuration.Buffer} cannot hold one segment of {longest}";
        if (configuration.StartThreshold > configuration.Buffer) return $"the start threshold of {configuration.StartThreshold} is above the buffer of {configuration.Buffer}";
        if (configuration.RebufferThreshold > configuration.Buffer) return $"the rebuffer threshold of {configuration.RebufferThreshold} is above the buffer of {configuration.Buffer}";
        return configuration.Rate is > 0 and <= 16 ? "" : $"a playback rate of {configuration.Rate} is not between 0 and 16";
    }

    private static Duration LongestSegment(AdaptationSet media)
    {
        var longest = Duration.Zero;
        foreach (ref readonly var segment in media.Segments) longest = Duration.Max(longest, segment.Duration);
        return longest;
    }
}
