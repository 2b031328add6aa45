using System.Threading.Channels;
using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>One shaped response body on its way: the pacer releases bytes, the response waits for them. A reader that is late finds the newest release.</summary>
internal sealed class PacedTransfer(PacedClient client, FlowId flow, long bytes)
{
    private readonly Channel<Release> _releases = Channel.CreateBounded<Release>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });

    public PacedClient Client => client;
    public FlowId Flow => flow;
    public long Bytes => bytes;

    public long Released { get; private set; }

    /// <summary>When the pacer looks at it next, if it is not complete before.</summary>
    public Instant NextPiece { get; set; }

    public ValueTask<Release> NextAsync(CancellationToken cancellationToken) => _releases.Reader.ReadAsync(cancellationToken);

    public void Release(long upTo, Instant due)
    {
        Released = upTo;
        _releases.Writer.TryWrite(new(upTo, due));
    }
}
