namespace StreamLab.Player;

/// <summary>A decision that waits for its time.</summary>
/// <param name="Replaces">The buffered Segment that is to be fetched again; null: the track's next.</param>
internal readonly record struct PendingRequest(AbrDecision Decision, int Pathway, Instant NotBefore, Bitrate? Estimate, int? Replaces = null);
