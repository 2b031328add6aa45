using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>What the faults of the moment do to one request; nothing, as a rule. Dispose of it when the response is over.</summary>
internal sealed class FaultyExchange(string path, Duration delay, ActiveFault? hit, Action abort, Action<FaultyExchange> forget, TimeProvider time) : IDisposable
{
    private const int BytesBetweenErrors = 1000;

    /// <summary>What was sent has had time to arrive then: the reset that closes a connection discards what is on its way.</summary>
    private static readonly TimeSpan TimeToArrive = TimeSpan.FromMilliseconds(100);

    public string Path => path;

    /// <summary>What it meets beside a delay.</summary>
    public FaultKind? Kind => hit?.Fault.Kind;

    public bool IsDelayed => delay > Duration.Zero;

    /// <summary>Faults before the first byte.</summary>
    /// <returns>Whether the request has been dealt with.</returns>
    public async Task<bool> TryTakeAsync(HttpContext context, CancellationToken stopping)
    {
        if (IsDelayed) await Task.Delay(delay.ToTimeSpan(), time, context.RequestAborted).WaitAsync(stopping);
        switch (Kind)
        {
            case FaultKind.Error: await FailAsync(context, hit!.Fault); return true;
            case FaultKind.Freeze: await FreezeAsync(context, stopping); return true;
            case FaultKind.Stop: abort(); return true;
            default: return false;
        }
    }

    /// <summary>How long Content-Length says that a body is.</summary>
    public long StatedLength(long length) => Kind == FaultKind.Length ? length - (length / 10) - 1 : length;

    /// <summary>How much of a body is sent.</summary>
    public long SentLength(long length) => Kind switch
    {
        FaultKind.Cut or FaultKind.Reset or FaultKind.Stall => length / 2,
        _ => StatedLength(length),
    };

    /// <summary>A piece as it is sent.</summary>
    /// <param name="at">Where in the body it begins.</param>
    public ReadOnlyMemory<byte> Spoil(ReadOnlyMemory<byte> piece, long at)
    {
        if (Kind != FaultKind.Corrupt) return piece;
        var spoilt = piece.ToArray();
        for (var i = 0; i < spoilt.Length; i++)
            if ((at + i) % BytesBetweenErrors == 0) spoilt[i] ^= 0xFF;
        return spoilt;
    }

    /// <summary>After what is sent of the body.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken stopping)
    {
        if (Kind is not (FaultKind.Cut or FaultKind.Reset or FaultKind.Stall)) return;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (Kind == FaultKind.Stall) await FreezeAsync(context, stopping);
        if (Kind == FaultKind.Cut) await Task.Delay(TimeToArrive, time, context.RequestAborted);
        abort();
    }

    public void Abort() => abort();

    public void Dispose() => forget(this);

    private static Task FailAsync(HttpContext context, Fault fault)
    {
        if (fault.RetryAfter is { } pause) context.Response.Headers.RetryAfter = $"{Math.Ceiling(pause.Seconds):0}";
        return context.FailAsync(fault.Status, "this edge has the fault error");
    }

    /// <summary>Until the fault is mended, the client leaves or the edge stops; then the connection is closed.</summary>
    private async Task FreezeAsync(HttpContext context, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, hit!.Mended);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, end.Token);
        }
        catch (OperationCanceledException)
        {
            abort();
        }
    }
}
