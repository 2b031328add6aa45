namespace StreamLab.Server;

/// <summary>One request, after it has ended.</summary>
/// <param name="Bytes">Length of the body that was announced.</param>
/// <param name="IsComplete">The client stayed to the end.</param>
/// <param name="TraceId">W3C trace id; null when nobody traces.</param>
internal sealed record AccessRecord(
    DateTimeOffset Time, string Server, string Client, string Method, string Path, int Status, long? Bytes, double DurationMs, bool IsComplete,
    string? Cache, string? TraceId, Cmcd Cmcd);
