namespace StreamLab.Network;

/// <summary>What <see cref="ProgressiveFilling"/> notes about a link while it fills.</summary>
internal struct LinkShare
{
    /// <summary>Capacity not yet given away, bit/s.</summary>
    public double Spare;

    /// <summary>The weight of the routes that are still open.</summary>
    public double Load;

    /// <summary>Spare over load: what a flow of weight one would get, were this its bottleneck.</summary>
    public double Level;

    /// <summary>No open route of this link is held lower elsewhere.</summary>
    public bool IsBottleneck;
}
