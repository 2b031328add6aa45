using StreamLab.Dash.Cmaf;

namespace StreamLab.Ingest.Probing;

/// <summary>Sees whether an mp4 lacks its end, which ffmpeg would decode as far as it goes without an error.</summary>
internal static class TruncatedFile
{
    private static readonly HashSet<string> MediaBoxes = ["moov", "moof", "mdat"];

    public static bool IsCutOff(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        Span<byte> bytes = stackalloc byte[BoxHeader.MaxHeaderSize];
        for (var offset = 0L; offset < length;)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (!TryReadHeader(bytes[..read], offset, length, out var header)) return false; // what trails a file is nobody's harm
            if (header.Size > length - offset) return MediaBoxes.Contains(header.Type.ToString());
            offset += header.Size;
        }
        return false;
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> bytes, long offset, long length, out BoxHeader header)
    {
        header = default;
        try
        {
            header = BoxHeader.Read(bytes, offset, long.MaxValue);
            if (header.Size == long.MaxValue) header = header with { Size = length - offset };
            return true;
        }
        catch (Mp4Exception)
        {
            return false;
        }
    }
}
