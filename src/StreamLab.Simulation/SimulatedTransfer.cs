using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>A request on its way through the simulated network: first it waits for its first byte, then it is a flow.</summary>
internal sealed class SimulatedTransfer
{
    public SegmentRequest Request;
    public DataSize Size;
    public Instant FirstByteAt;
    public Instant NextProgressAt;
    public FlowId Flow;
    public bool IsFlowing;
}
