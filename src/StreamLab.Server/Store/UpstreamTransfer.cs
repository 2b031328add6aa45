using System.Security.Cryptography;

namespace StreamLab.Server;

/// <summary>One fill on its way: what upstream answered, then its body, checked for length and digest as it arrives.</summary>
internal sealed class UpstreamTransfer(FillHead head, HttpResponseMessage? response, StoreMeter meter, Action end) : IDisposable
{
    private static readonly TimeSpan NextBytesWithin = TimeSpan.FromSeconds(15);

    public FillHead Head => head;

    /// <summary>Lets the body grow until it is whole, or breaks it.</summary>
    public async Task PumpAsync(CancellationToken stopping)
    {
        if (head.Object is not { Body: { IsWhole: false } body } found) return;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await ReceiveAsync(body, hash, stopping);
            if (found.Fields.Digest is { } digest && digest != $"sha-256=:{Convert.ToBase64String(hash.GetHashAndReset())}:")
                body.Break(new BodyProblem(502, "what upstream sent does not have its digest", head.Status));
            else body.Prove();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            body.Break(e is OperationCanceledException
                ? new BodyProblem(504, "upstream stopped sending", head.Status)
                : new BodyProblem(502, "upstream broke off", head.Status));
        }
    }

    public void Dispose()
    {
        response?.Dispose();
        end();
    }

    private async Task ReceiveAsync(MediaBody body, IncrementalHash hash, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var stream = await response!.Content.ReadAsStreamAsync(deadline.Token);
        while (body.Room.Length > 0)
        {
            deadline.CancelAfter(NextBytesWithin);
            var read = await stream.ReadAsync(body.Room, deadline.Token);
            if (read == 0) throw new IOException("the body ended before its length");
            hash.AppendData(body.Room.Span[..read]);
            body.Grow(read);
            meter.Received(read);
        }
    }
}
