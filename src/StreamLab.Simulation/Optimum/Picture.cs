namespace StreamLab.Simulation.Optimum;

/// <summary>What the picture is doing at a <see cref="SessionPoint"/>.</summary>
public enum Picture
{
    /// <summary>It has not begun.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It stands until there is enough media.</summary>
    Stalled,
}
