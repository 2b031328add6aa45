namespace StreamLab.Network;

/// <summary>The state of one flow; pooled by its network, so that a transfer allocates nothing.</summary>
internal sealed class Flow(int slot)
{
    public int Slot { get; } = slot;

    /// <summary>Zero while the flow is in the pool.</summary>
    public long Sequence { get; set; }
    public DataSize Size { get; set; }
    public FlowGroup Group { get; set; } = null!;
    public Route Route { get; set; } = null!;
    public Lane Lane { get; set; } = null!;

    /// <summary>The flow's part of a group: its rate is weight * level of its lane.</summary>
    public double Weight { get; set; }

    /// <summary>The service of its lane at which the flow is complete.</summary>
    public double Target { get; set; }
    public int PlaceInGroup { get; set; }
    public int PlaceInHeap { get; set; }

    /// <summary>Never while the flow is active.</summary>
    public Instant CompletedAt { get; set; }

    public bool IsInUse => Sequence > 0;

    /// <summary>On its way: neither complete nor in the pool.</summary>
    public bool IsActive => IsInUse && CompletedAt == Instant.Never;
    public FlowId Id => new(Slot, Sequence);
}
