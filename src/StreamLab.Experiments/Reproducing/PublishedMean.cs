namespace StreamLab.Experiments;

/// <summary>What a scheme came to over a set of traces.</summary>
public sealed record PublishedMean(string Scheme, string Rule, double Mean);
