namespace StreamLab.Experiments;

/// <summary>What is the same in every session of a rule.</summary>
/// <param name="Abr">Its specification.</param>
/// <param name="Estimator">The throughput estimator it runs with.</param>
/// <param name="InformationSet">What it is told about the media.</param>
public sealed record RuleFacts(string Abr, string Estimator, string InformationSet);
