namespace StreamLab.Simulation;

/// <summary>How a connection comes to its share of the links.</summary>
public enum Transport
{
    /// <summary>At once, max-min fair: what transfers would get that never pause.</summary>
    Ideal,

    /// <summary>
    /// A model of TCP's slow start: after a pause a connection begins again with ten packets a round trip and doubles them. It shows why players
    /// that pause between Segments get less than their share of a bottleneck; loss, queues and congestion avoidance are not in it.
    /// </summary>
    SlowStart,
}
