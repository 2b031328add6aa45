namespace StreamLab;

/// <summary>A stretch of the Presentation with a constant set of AdaptationSets.</summary>
public sealed record Period(string Id, Duration Start, Duration Duration, IReadOnlyList<AdaptationSet> AdaptationSets);
