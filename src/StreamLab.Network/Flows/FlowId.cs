namespace StreamLab.Network;

/// <summary>Names one flow of a <see cref="FlowNetwork"/>, from its start until its completion is taken or it is abandoned.</summary>
/// <param name="Slot">A small number, used again after the flow's end: fit to index an array.</param>
/// <param name="Sequence">The order of starts: never used again.</param>
public readonly record struct FlowId(int Slot, long Sequence);
