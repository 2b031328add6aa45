namespace StreamLab.Player;

/// <summary>What tracks are called in logs and messages.</summary>
internal static class TrackNames
{
    public static string NameInLogs(this ContentType type) => type switch { ContentType.Video => "video", ContentType.Audio => "audio", _ => "text" };
}
