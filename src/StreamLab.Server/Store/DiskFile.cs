using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace StreamLab.Server;

/// <summary>An object as a file: the SHA-256 of all that follows, the length of a head in JSON, the head, the body.</summary>
internal static class DiskFile
{
    private const int Start = SHA256.HashSizeInBytes + sizeof(int), LongestHead = 16 * 1024;

    public static byte[] Write(string key, MediaObject found, StoreClock clock)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(DiskHead.Of(key, found, clock), ServerJson.Default.DiskHead);
        var body = found.Body.Slice(new(0, found.Body.Length!.Value, false));
        var file = new byte[Start + head.Length + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(SHA256.HashSizeInBytes), head.Length);
        head.CopyTo(file.AsSpan(Start));
        body.CopyTo(file.AsMemory(Start + head.Length));
        SHA256.HashData(file.AsSpan(SHA256.HashSizeInBytes), file);
        return file;
    }

    /// <returns>Null when it is not whole and right, or another object's.</returns>
    public static MediaObject? Read(byte[] file, string key, StoreClock clock)
    {
        if (file.Length < Start || !SHA256.HashData(file.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(file.AsSpan(0, SHA256.HashSizeInBytes))) return null;
        if (HeadIn(file) is not var (head, length) || head.Key != key) return null;
        var body = file.AsMemory(Start + length);
        return body.Length == head.Length ? head.ToObject(MediaBody.Whole(body), clock) : null;
    }

    /// <returns>Null when no head can be read; the body is not looked at.</returns>
    public static string? KeyOf(FileInfo file)
    {
        using var stream = file.OpenRead();
        var start = new byte[Math.Min(file.Length, Start + LongestHead)];
        stream.ReadExactly(start);
        return HeadIn(start)?.Head.Key;
    }

    private static (DiskHead Head, int Length)? HeadIn(ReadOnlySpan<byte> file)
    {
        if (file.Length < Start) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(file[SHA256.HashSizeInBytes..]);
        if (length is <= 0 or > LongestHead || file.Length < Start + length) return null;
        try
        {
            return JsonSerializer.Deserialize(file.Slice(Start, length), ServerJson.Default.DiskHead) is { } head ? (head, length) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
