namespace StreamLab.Network;

/// <summary>What <see cref="ProgressiveFilling"/> notes about a shared link while it fills.</summary>
internal struct LinkShare
{
    /// <summary>The filling that these notes belong to.</summary>
    public int Filling;

    /// <summary>Capacity not yet given away, bit/s.</summary>
    public double Spare;

    /// <summary>The weight of the lanes that are still open.</summary>
    public double Load;

    /// <summary>Spare over load: what a flow of weight one would get, were this its bottleneck.</summary>
    public double Level;

    /// <summary>No open lane of this link is held lower elsewhere.</summary>
    public bool IsBottleneck;

    /// <summary>Gives some of the capacity away; an unlimited link has always more.</summary>
    public void Take(double rate)
    {
        if (double.IsFinite(Spare)) Spare = Math.Max(0, Spare - rate);
    }
}
