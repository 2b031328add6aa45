namespace StreamLab.Simulation.Cdn;

/// <summary>How copies come to the edges.</summary>
public enum FillMode
{
    /// <summary>When somebody asks: an edge keeps what it had to fetch.</summary>
    Pull,

    /// <summary>Beforehand, as a placement plan says; what it has not got an edge passes on and does not keep.</summary>
    Push,

    /// <summary>Beforehand, and then as with <see cref="Pull"/>.</summary>
    Both,
}
