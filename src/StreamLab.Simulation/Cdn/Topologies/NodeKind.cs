namespace StreamLab.Simulation.Cdn;

/// <summary>What a server is to the others.</summary>
public enum NodeKind
{
    /// <summary>Holds everything.</summary>
    Origin,

    /// <summary>A cache that fills other caches.</summary>
    Shield,

    /// <summary>A cache that serves clients.</summary>
    Edge,
}
