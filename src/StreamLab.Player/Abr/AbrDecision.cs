namespace StreamLab.Player;

/// <summary>What a rule decided for the next Segment.</summary>
/// <param name="Representation">Index in the AdaptationSet.</param>
/// <param name="Wait">How long to wait before the request; zero: at once.</param>
/// <param name="Reason">Why.</param>
public readonly record struct AbrDecision(int Representation, Duration Wait, DecisionReason Reason);
