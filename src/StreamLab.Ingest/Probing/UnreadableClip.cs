namespace StreamLab.Ingest.Probing;

/// <summary>Says why ffprobe opened nothing.</summary>
internal static class UnreadableClip
{
    private const string Refusal = "Format not on whitelist";

    /// <param name="errors">What ffprobe wrote to its standard error.</param>
    public static string Explain(string inputName, IReadOnlyCollection<string> errors)
    {
        if (errors.FirstOrDefault(line => line.Contains(Refusal, StringComparison.Ordinal)) is { } refused)
            return $"{inputName} is {Format(refused)}, which an ingest does not open, because such a file may name others: read are "
                + string.Join(", ", InputLimits.Formats);
        var reason = errors.LastOrDefault(line => line.Length > 0) ?? "ffprobe gives no reason";
        return $"{inputName} is not a clip that ffmpeg can read: {reason.Replace($"{Workspace.SourceName}: ", "", StringComparison.Ordinal)}";
    }

    // "[hls @ 0x55f44cebc280] Format not on whitelist 'mov,…'"
    private static string Format(string line)
    {
        var end = line.IndexOf(" @", StringComparison.Ordinal);
        return line.StartsWith('[') && end > 1 ? $"of the format {line[1..end]}" : "of another format";
    }
}
