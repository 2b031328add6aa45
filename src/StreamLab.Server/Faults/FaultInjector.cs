using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Breaks media responses as it is told to, until it is told otherwise.</summary>
internal sealed class FaultInjector(CancellationToken stopping)
{
    private const int BytesBetweenErrors = 1000;

    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FaultKind Kind { get; private set; }

    /// <summary>Bodies have to pass through <see cref="Spoil"/>.</summary>
    public bool SpoilsBodies => Kind is FaultKind.Cut or FaultKind.Corrupt;

    public void Set(FaultKind kind)
    {
        lock (_lock)
        {
            Kind = kind;
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Faults that leave nothing to be served.</summary>
    /// <returns>Whether the request has been dealt with.</returns>
    public async Task<bool> TryTakeAsync(HttpContext context)
    {
        var (kind, changed) = Look();
        if (kind == FaultKind.Error) await context.FailAsync(500, "this edge has the fault error");
        else if (kind == FaultKind.Freeze) await FreezeAsync(context, changed);
        else return false;
        return true;
    }

    /// <summary>Faults of the body.</summary>
    /// <returns>What is to be sent; less than all of it when the connection shall break.</returns>
    public ReadOnlyMemory<byte> Spoil(ReadOnlyMemory<byte> body) => Kind switch
    {
        FaultKind.Cut => body[..(body.Length / 2)],
        FaultKind.Corrupt => Corrupt(body),
        _ => body,
    };

    /// <summary>Breaks the connection, after what was sent has had time to arrive: a reset discards what is on its way.</summary>
    public static async Task CutAsync(HttpContext context)
    {
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(TimeSpan.FromMilliseconds(100), context.RequestAborted);
        context.Abort();
    }

    private async Task FreezeAsync(HttpContext context, Task changed)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await changed.WaitAsync(end.Token); // cancelled: the connection is aborted, too
        context.Abort();
    }

    /// <summary>The fault and the news of its end belong together: mended between two looks, a request would freeze for ever.</summary>
    private (FaultKind Kind, Task Changed) Look()
    {
        lock (_lock) return (Kind, _changed.Task);
    }

    private static byte[] Corrupt(ReadOnlyMemory<byte> body)
    {
        var spoilt = body.ToArray();
        for (var i = spoilt.Length / 2 % BytesBetweenErrors; i < spoilt.Length; i += BytesBetweenErrors) spoilt[i] ^= 0xFF;
        return spoilt;
    }
}
