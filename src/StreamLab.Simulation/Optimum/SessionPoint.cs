namespace StreamLab.Simulation.Optimum;

/// <summary>Where a session stands before a request.</summary>
/// <param name="Segment">Index of the Segment to be requested next; their number at the end.</param>
/// <param name="Last">Representation of the Segment before it; -1 at the start.</param>
/// <param name="ReadySeconds">When the request may be sent, on the clock of the session's network.</param>
/// <param name="LagSeconds">How far the picture is behind one that had begun at once and never stopped: startup and stalls so far.</param>
/// <param name="Picture">What the picture is doing.</param>
public readonly record struct SessionPoint(int Segment, int Last, double ReadySeconds, double LagSeconds, Picture Picture);
