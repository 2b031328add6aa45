namespace StreamLab.Ingest;

/// <summary>
/// What a clip may make ffmpeg do. Without them a playlist that calls itself .mp4 reads other files of this machine, and a few bytes can ask for
/// gigabytes of memory.
/// </summary>
internal static class InputLimits
{
    private const string Containers = "mov,mp4,m4a,3gp,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf,mxf,gif,dv,nut,ivf,yuv4mpegpipe";

    /// <summary>One stream without a container.</summary>
    private const string Bare = "h264,hevc,m4v,mpegvideo,obu";

    private const string Protocol = "-protocol_whitelist file";

    /// <summary>In none of these can a file name another one, as far as ffmpeg follows such names by default.</summary>
    private const string Allowed = $"{Containers},{Bare}";

    private const string Whitelists = $"{Protocol} -format_whitelist {Allowed}";

    private const string Memory = "-max_alloc 1073741824"; // 1 GiB for any one thing

    /// <summary>8192 x 4320, the largest picture of any level of H.264.</summary>
    private const string Pixels = "-max_pixels 35389440";

    public static IReadOnlyList<string> Formats { get; } = Allowed.Split(',');

    public const string ForProbe = $"{Memory} {Whitelists}";

    public const string ForFrames = $"{ForProbe} {Pixels}";

    public const string ForDecoding = $"-hide_banner -nostdin -v error {ForFrames}";

    /// <summary>For a list of ours that names the clip again and again; <see cref="InList"/> keeps the clip from being such a list.</summary>
    public const string ForLooping =
        $"-hide_banner -nostdin -v error {Memory} {Protocol} -format_whitelist concat,{Allowed} {Pixels} -f concat -safe 0";

    /// <summary>What the list says of each of its files.</summary>
    public const string InList = $"option format_whitelist {Allowed}";

    /// <summary>For what an earlier run of ours wrote; its time stamps are kept as they are.</summary>
    public const string ForOwnFiles = $"{Protocol} -format_whitelist nut -seek_timestamp 1";
}
