namespace StreamLab.Ingest;

/// <summary>Why there is no title.</summary>
/// <param name="Kind">Whose fault it is.</param>
/// <param name="Message">One line: what, where, what to do.</param>
public sealed record IngestFailure(FailureKind Kind, string Message);
