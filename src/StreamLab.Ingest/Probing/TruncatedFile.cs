using FFMpegCore;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Ingest.Probing;

/// <summary>Sees whether a clip lacks its end, which ffmpeg would decode as far as it goes without an error.</summary>
internal static class TruncatedFile
{
    private static readonly HashSet<string> MediaBoxes = ["moov", "moof", "mdat"];

    /// <summary>A container states the length of its longest stream, some from zero, some from the first time stamp.</summary>
    /// <exception cref="IngestException">No stream lasts as long.</exception>
    public static void RefuseIfShort(IMediaAnalysis analysis, PacketSurvey packets, string inputName)
    {
        if (packets is not { Start: { } start, End: { } end }) return;
        var stated = analysis.Format.Duration.TotalSeconds;
        if (start > 0 && stated > start) stated -= start;
        var found = Duration.FromSeconds(end - start);
        if (RequestCheck.IsShort(found, Duration.FromSeconds(stated)))
            throw IngestException.BadInput($"{inputName} is truncated: {found} of {Duration.FromSeconds(stated)} are there");
    }

    /// <summary>Whether a box of an mp4 ends behind the end of the file.</summary>
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
