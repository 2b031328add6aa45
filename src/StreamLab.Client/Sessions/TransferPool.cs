using System.Collections.Concurrent;
using System.Threading.Channels;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Runs the session's requests. What becomes of them goes to the loop; none is left running at the end.</summary>
internal sealed class TransferPool(ISegmentFetcher fetcher, SessionClock clock, ChannelWriter<Happening> loop) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Transfer> _inFlight = new();
    private readonly List<(Transfer Transfer, Task Task)> _running = []; // abandoned ones included, until they have ended

    public IEnumerable<Transfer> InFlight => _inFlight.Values.OrderBy(t => t.Request.Id);

    public void Begin(FetchRequest request)
    {
        var transfer = new Transfer(request.Segment, clock, TellFirstByte);
        _inFlight[request.Segment.Id] = transfer;
        _running.RemoveAll(IsOver);
        _running.Add((transfer, RunAsync(transfer, request)));
    }

    public bool Contains(Transfer transfer) => _inFlight.ContainsKey(transfer.Request.Id);

    public void Remove(Transfer transfer) => _inFlight.TryRemove(transfer.Request.Id, out _);

    public void Abandon(int id)
    {
        if (_inFlight.TryRemove(id, out var transfer)) transfer.Cancel();
    }

    /// <summary>Gives up what is left and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var transfer in InFlight) Abandon(transfer.Request.Id);
        await Task.WhenAll(_running.Select(r => r.Task));
        _running.RemoveAll(IsOver);
    }

    private bool IsOver((Transfer Transfer, Task Task) run)
    {
        if (!run.Task.IsCompleted || Contains(run.Transfer)) return false;
        run.Transfer.Dispose();
        return true;
    }

    private async Task RunAsync(Transfer transfer, FetchRequest request)
    {
        try
        {
            var result = await fetcher.FetchAsync(request, transfer, transfer.Cancellation);
            var at = result.Failure == RequestFailure.None ? transfer.LastByteAt : clock.Now;
            loop.TryWrite(new Happening.Ended(at, transfer, result, ProgressBut(transfer)));
        }
        catch (Exception) when (transfer.Cancellation.IsCancellationRequested)
        {
            // Given up: nobody waits for it.
        }
        catch (Exception e)
        {
            loop.TryWrite(new Happening.Broken(clock.Now, e));
        }
    }

    private void TellFirstByte(Transfer transfer) => loop.TryWrite(new Happening.FirstByte(transfer.LastByteAt, transfer, ProgressBut(transfer)));

    private TransferProgress[] ProgressBut(Transfer transfer) =>
        [.. InFlight.Where(other => other != transfer).Select(other => new TransferProgress(other, other.Received))];
}
