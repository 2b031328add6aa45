using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>A client in the network of an edge: its access link, and the group that its responses share as one.</summary>
internal sealed class PacedClient(Link access, Route route, FlowGroup group)
{
    public Link Access => access;
    public Route Route => route;
    public FlowGroup Group => group;
    public bool IsIdle => group.ActiveFlows == 0;
}
