using StreamLab.Player;

namespace StreamLab.Cli.Listing;

/// <summary>One thing that <c>list</c> shows.</summary>
/// <param name="InformationSet">What a rule is told about the media; null for what is no rule.</param>
/// <param name="Monotone">Whether less throughput never makes a rule choose a dearer Representation; null for what is no rule.</param>
/// <param name="Estimator">The one that a rule uses unless told otherwise; null for what is no rule.</param>
internal sealed record Listed(
    string Name, string Summary, string Source, IReadOnlyList<Parameter> Parameters, IReadOnlyList<string>? InformationSet = null, bool? Monotone = null, string? Estimator = null);
