namespace StreamLab.Network;

/// <summary>A flow's last bit is through.</summary>
/// <param name="At">The exact time, which may lie before the time that the network was advanced to.</param>
public readonly record struct FlowCompletion(FlowId Flow, Instant At);
