namespace StreamLab.Cli.Playing;

/// <summary>One segment that a player of several fetched.</summary>
/// <param name="Seconds">First byte to last.</param>
internal readonly record struct CrowdSegment(string Pathway, long Bytes, double Seconds);
