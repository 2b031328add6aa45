using System.Globalization;
using System.Text;

namespace StreamLab.Client.Tests;

/// <summary>What a <see cref="TinyServer"/> answers: a whole response unless it is told to stop short.</summary>
internal sealed record TinyReply(byte[] Body)
{
    public TinyReply(string text) : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public int Status { get; init; } = 200;
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Content-Length, where it is to lie.</summary>
    public int? StatedLength { get; init; }

    /// <summary>So many bytes of the body, and then the connection is closed.</summary>
    public int? CutAfter { get; init; }

    /// <summary>So many bytes of the body (or -1: not even the headers), and then nothing any more.</summary>
    public int? FreezeAfter { get; init; }

    /// <summary>The body again and again as chunks, without an end.</summary>
    public bool IsEndless { get; init; }

    /// <summary>As chunks of so many bytes, beside the Content-Length.</summary>
    public int? Chunk { get; init; }

    /// <summary>One byte of the body after another, each after so long.</summary>
    public TimeSpan? Drip { get; init; }

    /// <returns>Whether the connection goes on.</returns>
    public async Task<bool> WriteAsync(Stream stream, CancellationToken cancellation)
    {
        if (IsEndless) await WriteForEverAsync(stream, cancellation);
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} x\r\nContent-Length: {StatedLength ?? Body.Length}\r\n{string.Concat(Headers.Select(h => h + "\r\n"))}\r\n");
        if (FreezeAfter != -1) await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
        if (Chunk is { } size) return await WriteChunksAsync(stream, size, cancellation);
        if (Drip is { } pause) await DripAsync(stream, pause, cancellation);
        var length = CutAfter ?? Math.Max(FreezeAfter ?? Body.Length, 0);
        await stream.WriteAsync(Body.AsMemory(0, length), cancellation);
        if (FreezeAfter is not null) await Task.Delay(Timeout.Infinite, cancellation);
        return CutAfter is null;
    }

    private async Task WriteForEverAsync(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n{string.Concat(Headers.Select(h => h + "\r\n"))}\r\n"), cancellation);
        byte[] chunk = [.. Encoding.ASCII.GetBytes(Body.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), .. Body, (byte)'\r', (byte)'\n'];
        while (true) await stream.WriteAsync(chunk, cancellation);
    }

    private async Task<bool> WriteChunksAsync(Stream stream, int size, CancellationToken cancellation)
    {
        foreach (var chunk in Body.Chunk(size))
            await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(chunk.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), .. chunk, (byte)'\r', (byte)'\n'], cancellation);
        await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellation);
        return true;
    }

    private async Task DripAsync(Stream stream, TimeSpan pause, CancellationToken cancellation)
    {
        for (var i = 0; ; i = (i + 1) % Body.Length)
        {
            await stream.WriteAsync(Body.AsMemory(i, 1), cancellation);
            await Task.Delay(pause, cancellation);
        }
    }
}
