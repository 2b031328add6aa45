namespace StreamLab.Ingest;

/// <summary>How far an ingest is.</summary>
/// <param name="Stage">What it does now, a word or two for people.</param>
/// <param name="Fraction">0 to 1, never falling.</param>
/// <param name="Speed">Seconds of media encoded per second; null before that is known.</param>
public sealed record IngestProgress(string Stage, double Fraction, double? Speed);
