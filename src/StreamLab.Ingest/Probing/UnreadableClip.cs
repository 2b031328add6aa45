namespace StreamLab.Ingest.Probing;

/// <summary>Says why ffprobe opened nothing.</summary>
internal static class UnreadableClip
{
    private const string Refusal = "Format not on whitelist";

    /// <summary>Playlists, edit lists, descriptions of sessions and sequences of pictures.</summary>
    private static readonly HashSet<string> NameOthers =
        ["hls", "dash", "concat", "imf", "image2", "sdp", "rtsp", "webm_dash_manifest", "avisynth"];

    /// <param name="errors">What ffprobe wrote to its standard error.</param>
    public static string Explain(string inputName, IReadOnlyCollection<string> errors)
    {
        var refused = errors.FirstOrDefault(line => line.Contains(Refusal, StringComparison.Ordinal));
        if (refused is not null) return NotAllowed(inputName, Format(refused));
        var reason = errors.LastOrDefault(line => line.Length > 0) ?? "ffprobe gives no reason";
        return $"{inputName} is not a clip that ffmpeg can read: {reason.Replace($"file:{Workspace.SourceName}: ", "", StringComparison.Ordinal)}";
    }

    private static string NotAllowed(string inputName, string format)
    {
        var why = NameOthers.Contains(format)
            ? "such a file names others, which an ingest never opens"
            : "it is none of those that are known to name no other file; if it is a clip, remux it first: ffmpeg -i CLIP -c copy clip.mkv";
        return $"{inputName} is of the format {format}, which is not allowed: {why} (allowed: {string.Join(", ", InputLimits.Formats)})";
    }

    // "[hls @ 0x55f44cebc280] Format not on whitelist 'mov,…'"
    private static string Format(string line)
    {
        var end = line.IndexOf(" @", StringComparison.Ordinal);
        return line.StartsWith('[') && end > 1 ? line[1..end] : "unknown";
    }
}
