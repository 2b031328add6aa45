using System.Buffers;

namespace StreamLab.Client;

/// <summary>Reads the body of a response into pooled memory, bounded in size and in silence.</summary>
internal static class BodyReader
{
    public const int LongestBody = 256 * 1024 * 1024;

    private const int FirstGuess = 256 * 1024;
    private static readonly Duration NextBytePatience = Duration.FromSeconds(3);

    /// <returns>At most <paramref name="limit"/> bytes; null when there are more than any segment has.</returns>
    public static async Task<SegmentContent?> ReadAsync(
        HttpResponseMessage response, int limit, IFetchObserver observer, DigestCheck? digest, SilenceTimeout timeout)
    {
        var stated = response.Content.Headers.ContentLength;
        if (stated > LongestBody) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(timeout.Token);
        var memory = MemoryPool<byte>.Shared.Rent((int)Math.Clamp(stated ?? FirstGuess, 1, limit));
        var length = 0;
        try
        {
            while (length < limit && length != stated)
            {
                if (length == memory.Memory.Length) memory = Grow(memory);
                timeout.Within(NextBytePatience);
                var read = await stream.ReadAsync(memory.Memory[length..Math.Min(memory.Memory.Length, limit)], timeout.Token);
                if (read == 0) break;
                observer.Arrived(read);
                digest?.Append(memory.Memory.Span.Slice(length, read));
                length += read;
            }
            if (length < LongestBody) return new SegmentContent(memory, length);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
        memory.Dispose();
        return null;
    }

    private static IMemoryOwner<byte> Grow(IMemoryOwner<byte> full)
    {
        var larger = MemoryPool<byte>.Shared.Rent(full.Memory.Length * 2);
        full.Memory.CopyTo(larger.Memory);
        full.Dispose();
        return larger;
    }
}
