namespace StreamLab;

/// <summary>
/// Reads files that users name. Only regular ones, up to a bound, and no more of one than was there when it was looked at: a device
/// may have no end, and whoever opens a pipe may wait for ever.
/// </summary>
internal static class RegularFile
{
    /// <returns>Why it is not read, without its name; null when it is.</returns>
    public static string? Refusal(string path, long largest)
    {
        // What nobody could have written: the system's own functions throw at it.
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return "a file is to be named";
        if (Directory.Exists(path)) return "it is a folder, not a file";
        var file = new FileInfo(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
        if (!file.Exists) return "there is no such file";
        // Neither device nor pipe has a length.
        if (file.Length == 0) return "it is empty, or no regular file (a device, a pipe): those are not read";
        return file.Length > largest ? $"it has {file.Length} bytes; more than {largest} are not read" : null;
    }

    /// <exception cref="IOException">It is not read: the message says why, without its name.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, long largest)
    {
        if (Refusal(path, largest) is { } why) throw new IOException(why);
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, largest)];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    /// <inheritdoc cref="Read"/>
    public static string ReadText(string path, long largest)
    {
        using var reader = new StreamReader(new MemoryStream(Read(path, largest)));
        return reader.ReadToEnd();
    }
}
