using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>A rule as Sabre's command line makes it.</summary>
/// <param name="Rule">Plays the session; brings its own abandonment.</param>
/// <param name="StallWeight">gamma p in seconds: what a second of stall costs in Sabre's score, whatever the rule.</param>
public sealed record SabreRule(IAbrRule Rule, double StallWeight);
