namespace StreamLab.Player;

/// <summary>
/// A configuration that was found to fit its media and its pathways. What has to be read and checked is read and checked once; any number
/// of players are then made from it, on any thread, each with parts of its own.
/// </summary>
public sealed class PlayerBlueprint
{
    private readonly ComponentDescriptor<IAbrRule> _descriptor;
    private readonly Func<IAbrRule> _rule;
    private readonly Func<IPathwaySelector> _selector;

    private PlayerBlueprint(
        SessionConfiguration configuration, IReadOnlyList<AdaptationSet> tracks, IReadOnlyList<string> pathways,
        ComponentDescriptor<IAbrRule> descriptor, Func<IAbrRule> rule, IThroughputEstimator estimator, Func<IPathwaySelector> selector)
    {
        (Configuration, Tracks, Pathways) = (configuration, tracks, pathways);
        (_descriptor, _rule, Estimator, _selector) = (descriptor, rule, estimator, selector);
        InformationSet = descriptor.InformationSet.Describe(tracks[0]);
    }

    public SessionConfiguration Configuration { get; }

    /// <summary>The selected AdaptationSets; the first one leads: video, or audio where there is none.</summary>
    public IReadOnlyList<AdaptationSet> Tracks { get; }

    /// <summary>serviceLocations, in the manifest's order.</summary>
    public IReadOnlyList<string> Pathways { get; }

    /// <summary>What the rule is told about the media, for logs.</summary>
    public string InformationSet { get; }

    /// <summary>The throughput estimator: the one that is asked for, else the rule's own.</summary>
    public string EstimatorName => EstimatorOf(Configuration, _descriptor);

    /// <summary>The prototype: each pathway gets a clone.</summary>
    internal IThroughputEstimator Estimator { get; }

    /// <summary>Draws a player for the first Period of a Presentation.</summary>
    /// <param name="pathways">serviceLocations, in the manifest's order.</param>
    /// <param name="rules">The rules that the configuration may name; null: <see cref="AbrRules.All"/>.</param>
    /// <returns>False, with one line that says what is wrong, when the configuration does not fit the media or the pathways.</returns>
    public static bool TryDraw(
        SessionConfiguration configuration, Presentation presentation, IReadOnlyList<string> pathways, out PlayerBlueprint blueprint, out string error, Catalog<IAbrRule>? rules = null)
    {
        blueprint = null!;
        rules ??= AbrRules.All;
        if (!rules.TryRead(configuration.Abr, out var rule, out error)) return false;
        var descriptor = rules.Find(configuration.Abr)!;
        if (!Estimators.All.TryCreate(EstimatorOf(configuration, descriptor), out var estimator, out error)) return false;
        if (!AbandonmentRules.IsKnown(configuration.Abandonment, out error)) return false;
        if (!PathwaySelectors.All.TryRead(configuration.Pathway, out var selector, out error)) return false;
        var tracks = SelectTracks(presentation);
        error = tracks.Count == 0 ? "there is neither video nor audio to play" : Misfit(configuration, tracks, pathways, rule(), selector());
        if (error.Length > 0) return false;
        blueprint = new(configuration, tracks, pathways, descriptor, rule, estimator, selector);
        return true;
    }

    /// <summary>What is played of a Presentation: the first video and the first audio AdaptationSet.</summary>
    public static IReadOnlyList<AdaptationSet> SelectTracks(Presentation presentation)
    {
        var sets = presentation.Periods[0].AdaptationSets;
        return [.. new[] { ContentType.Video, ContentType.Audio }.Select(type => sets.FirstOrDefault(s => s.ContentType == type)).OfType<AdaptationSet>()];
    }

    /// <summary>Makes a player.</summary>
    /// <param name="observer">Hears every event; null: no event is made at all.</param>
    /// <param name="seed">In place of the configuration's.</param>
    public PlayerCore Make(IObserver<SessionEvent>? observer, int? seed = null) => new(this, seed ?? Configuration.Seed, observer);

    internal IAbrRule MakeRule() => _rule();
    internal IPathwaySelector MakeSelector() => _selector();

    private static string EstimatorOf(SessionConfiguration configuration, ComponentDescriptor<IAbrRule> rule) => configuration.Estimator ?? rule.Estimator;

    private static string Misfit(
        SessionConfiguration configuration, IReadOnlyList<AdaptationSet> tracks, IReadOnlyList<string> pathways, IAbrRule rule, IPathwaySelector selector)
    {
        if (rule is PlannedRule { IsUnplanned: true }) return "rule optimal has to know the network beforehand: it is for simulate and compare";
        if (pathways.Count is 0 or > PlayerCore.MostPathways) return $"{pathways.Count} pathways; there must be 1 to {PlayerCore.MostPathways}";
        if (selector.Pinned is { } pinned && !pathways.Contains(pinned))
            return $"there is no server '{pinned}'; the manifest has {string.Join(", ", pathways)}";
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
