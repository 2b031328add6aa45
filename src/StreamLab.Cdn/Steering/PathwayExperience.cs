namespace StreamLab.Cdn;

/// <summary>What a client had from a pathway since it asked last.</summary>
/// <param name="Throughput">Null: not measured.</param>
public readonly record struct PathwayExperience(string Pathway, Bitrate? Throughput);
