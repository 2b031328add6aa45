namespace StreamLab.Dash.Steering;

/// <summary>What a player tells a steering server of a pathway that it has used since it asked last.</summary>
/// <param name="Throughput">Null: not measured.</param>
public readonly record struct PathwayReport(string Pathway, Bitrate? Throughput);
