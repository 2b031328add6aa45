using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>A scheme of Sabre's paper.</summary>
/// <param name="Name">As the paper calls it.</param>
/// <param name="Rule">As <c>--compat sabre --abr</c> calls it.</param>
internal sealed record SabreScheme(string Name, string Rule, ReplacementStrategy Replacement = ReplacementStrategy.None);
