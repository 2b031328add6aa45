namespace StreamLab.Player;

/// <summary>What BOLA does when it would go up to a rate that the throughput does not sustain.</summary>
public enum BolaBound
{
    /// <summary>It goes up.</summary>
    None,

    /// <summary>BOLA-U: it goes one Representation above what is sustained, for utility.</summary>
    U,

    /// <summary>BOLA-O: it goes no further than what is sustained and lets the buffer fall to what that is worth, against oscillation.</summary>
    O,
}
