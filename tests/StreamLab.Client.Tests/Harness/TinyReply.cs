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

    /// <returns>Whether the connection goes on.</returns>
    public async Task<bool> WriteAsync(Stream stream, CancellationToken cancellation)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} x\r\nContent-Length: {StatedLength ?? Body.Length}\r\n{string.Concat(Headers.Select(h => h + "\r\n"))}\r\n");
        if (FreezeAfter != -1) await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
        var length = CutAfter ?? Math.Max(FreezeAfter ?? Body.Length, 0);
        await stream.WriteAsync(Body.AsMemory(0, length), cancellation);
        if (FreezeAfter is not null) await Task.Delay(Timeout.Infinite, cancellation);
        return CutAfter is null;
    }
}
