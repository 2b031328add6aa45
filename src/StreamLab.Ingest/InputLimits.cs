namespace StreamLab.Ingest;

/// <summary>
/// What a clip may make ffmpeg do. Without them a playlist that calls itself .mp4 reads other files of this machine, and a few bytes can ask for
/// gigabytes of memory.
/// </summary>
internal static class InputLimits
{
    private const string Whitelists =
        "-protocol_whitelist file -format_whitelist mov,mp4,m4a,3gp,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf,yuv4mpegpipe";

    private const string Memory = "-max_alloc 1073741824"; // 1 GiB for any one thing

    /// <summary>8192 x 4320, the largest picture of any level of H.264.</summary>
    private const string Pixels = "-max_pixels 35389440";

    public const string ForProbe = $"{Memory} {Whitelists}";

    public const string ForDecoding = $"-hide_banner -nostdin -v error {Memory} {Whitelists} {Pixels}";
}
