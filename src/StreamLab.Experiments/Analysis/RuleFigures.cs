namespace StreamLab.Experiments;

/// <summary>What a rule has come to with one buffer, over the traces on which every session of every rule ended.</summary>
/// <param name="Abr">Its specification.</param>
/// <param name="Traces">How many the figures are over.</param>
/// <param name="Failed">Sessions of this rule that did not come to the end of the media.</param>
/// <param name="Mean">Quality of experience of a session.</param>
/// <param name="RegretPerSegment">(optimum − value) / Segments; null without an optimum.</param>
/// <param name="Normalised">(value − floor) / (optimum − floor), sums first; null without an optimum.</param>
/// <param name="RebufferRatio">Stall / (stall + played), sums first.</param>
/// <param name="StallSeconds">Of a session.</param>
/// <param name="StartupDelaySeconds">Of a session.</param>
/// <param name="SwitchCount">Of a session.</param>
public sealed record RuleFigures(
    string Abr,
    double BufferSeconds,
    string Estimator,
    string InformationSet,
    int Traces,
    int Sessions,
    int Failed,
    Estimate? Mean,
    Estimate? RegretPerSegment,
    Estimate? Normalised,
    Estimate? RebufferRatio,
    Estimate? MeanBitrateKbps,
    Estimate? StallSeconds,
    Estimate? StartupDelaySeconds,
    Estimate? SwitchCount);
