namespace StreamLab.Player;

/// <summary>A decision that waits for its time.</summary>
internal readonly record struct PendingRequest(AbrDecision Decision, int Pathway, Instant NotBefore, Bitrate? Estimate);
