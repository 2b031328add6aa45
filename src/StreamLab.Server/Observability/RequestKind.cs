using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>What a request is for: few words, because each is a time series of its own.</summary>
internal static class RequestKind
{
    public static string Of(PathString path)
    {
        var text = path.Value ?? "";
        if (path.StartsWithSegments("/api")) return "control";
        if (path.StartsWithSegments("/steering")) return "steering";
        return Path.GetExtension(text) switch
        {
            ".m4s" => "segment",
            ".mp4" => "init",
            ".mpd" => "manifest",
            ".m3u8" => "playlist",
            ".json" => "index",
            _ => "other",
        };
    }
}
