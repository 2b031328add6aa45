using System.Threading.Channels;
using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>One shaped response body on its way: the pacer releases bytes, the response waits for them. A reader that is late finds the newest release.</summary>
internal sealed class PacedTransfer(string clientId, FlowId flow, long bytes)
{
    private readonly Channel<Release> _releases = Channel.CreateBounded<Release>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });

    public string ClientId => clientId;
    public FlowId Flow => flow;
    public long Bytes => bytes;

    public long Released { get; private set; }

    public ValueTask<Release> NextAsync(CancellationToken cancellationToken) => _releases.Reader.ReadAsync(cancellationToken);

    public void Release(long upTo, Instant due)
    {
        Released = upTo;
        _releases.Writer.TryWrite(new(upTo, due));
    }
}
