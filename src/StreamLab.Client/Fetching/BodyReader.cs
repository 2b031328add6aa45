using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Reads the body of a response into pooled memory, bounded in size, in silence and in slowness.</summary>
internal static class BodyReader
{
    private const int FirstGuess = 256 * 1024;
    private static readonly Duration NextBytePatience = Duration.FromSeconds(3);

    /// <returns>The body, as it came; or why there is none: it is longer than the object can be, or comes too slowly.</returns>
    public static async Task<(SegmentContent? Content, RequestFailure Failure)> ReadAsync(
        HttpResponseMessage response, int most, IFetchObserver observer, DigestCheck? digest, Progress progress, SilenceTimeout timeout)
    {
        var stated = StatedLength.Of(response);
        if (stated > most) return (null, RequestFailure.Mismatch);
        await using var stream = await response.Content.ReadAsStreamAsync(timeout.Token);
        using var memory = new GrowingMemory(most, stated ?? FirstGuess);
        while (memory.Length != stated && !memory.IsTooLong)
        {
            timeout.Within(NextBytePatience);
            var free = memory.Free();
            var read = await stream.ReadAsync(free, timeout.Token);
            if (read == 0) break;
            observer.Arrived(read);
            digest?.Append(free.Span[..read]);
            memory.Advance(read);
            if (!progress.IsEnough(read)) return (null, RequestFailure.TooSlow);
        }
        return memory.IsTooLong ? (null, RequestFailure.Mismatch) : (memory.Take(), RequestFailure.None);
    }

    /// <summary>Reads the first bytes of a body and forgets them: a server may answer a range with the whole.</summary>
    public static async Task<RequestFailure> ReadBeginningAsync(
        HttpResponseMessage response, int limit, IFetchObserver observer, Progress progress, SilenceTimeout timeout)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(timeout.Token);
        using var memory = new GrowingMemory(limit, limit);
        while (memory.Length < limit)
        {
            timeout.Within(NextBytePatience);
            var read = await stream.ReadAsync(memory.Free()[..(limit - memory.Length)], timeout.Token);
            if (read == 0) break;
            observer.Arrived(read);
            memory.Advance(read);
            if (!progress.IsEnough(read)) return RequestFailure.TooSlow;
        }
        return RequestFailure.None;
    }
}
