using System.Security.Cryptography;

namespace StreamLab.Server;

/// <summary>One fill on its way: what upstream answered, then its body, checked for length and digest as it arrives.</summary>
internal sealed class UpstreamTransfer(FillHead head, HttpResponseMessage? response, FillMemory memory, StoreClock clock, StoreMeter meter, Action end) : IDisposable
{
    /// <summary>What is larger is no segment.</summary>
    public const int LargestObject = 256 * 1024 * 1024;

    private static readonly TimeSpan NextBytesWithin = TimeSpan.FromSeconds(15);

    public FillHead Head => head;

    /// <summary>Lets the body grow until it is whole, or breaks it.</summary>
    public async Task PumpAsync(CancellationToken stopping)
    {
        if (head.Object is not { Body: { IsWhole: false } body } found) return;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            if (await ReceiveAsync(body, hash, stopping) is { } problem) body.Break(problem with { UpstreamStatus = head.Status });
            else if (found.Fields.Digest is { } digest && digest != $"sha-256=:{Convert.ToBase64String(hash.GetHashAndReset())}:")
                body.Break(new BodyProblem(502, "what upstream sent does not have its digest", head.Status));
            else body.Prove();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            body.Break(e switch
            {
                OperationCanceledException => new BodyProblem(504, "upstream stopped sending", head.Status),
                InvalidDataException => new BodyProblem(502, $"what upstream sent is not the {ContentCoding.Of(response!)} that it says it is", head.Status),
                _ => new BodyProblem(502, "upstream broke off", head.Status),
            });
        }
    }

    public void Dispose()
    {
        response?.Dispose();
        memory.Dispose();
        end();
    }

    /// <returns>What is wrong with it as far as it came; null when nothing is.</returns>
    private async Task<BodyProblem?> ReceiveAsync(MediaBody body, IncrementalHash hash, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var coded = await response!.Content.ReadAsStreamAsync(deadline.Token);
        await using var stream = ContentCoding.TakeOff(ContentCoding.Of(response), coded);
        var progress = new FillProgress(clock);
        while (true)
        {
            if (body is { Room.Length: 0, Length: not null }) return null;
            if (body.Room.Length == 0 && WhyNotEnlarged(body) is { } problem) return problem;
            deadline.CancelAfter(NextBytesWithin);
            var read = await stream.ReadAsync(body.Room, deadline.Token);
            if (read == 0) return body.Length is null ? null : new(502, "upstream broke off");
            hash.AppendData(body.Room.Span[..read]);
            body.Grow(read);
            meter.Received(read);
            if (!progress.IsEnough(read)) return new(504, "upstream sends too slowly for the object ever to be whole");
        }
    }

    private BodyProblem? WhyNotEnlarged(MediaBody body)
    {
        if (body.Capacity >= LargestObject) return new(502, $"upstream sent more than {LargestObject} bytes");
        if (!memory.TryTake(body.Capacity)) return FillMemory.Exhausted;
        body.Enlarge();
        return null;
    }
}
