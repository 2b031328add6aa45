namespace StreamLab.Dash.Mpd;

/// <summary>Tells what an AdaptationSet holds; public manifests say it in different places, or not at all.</summary>
internal static class MediaKind
{
    /// <returns>Null for what this player has no use for: images, trick modes, and subtitles that are one file instead of Segments.</returns>
    public static ContentType? Of(MpdElement set)
    {
        if (set.All("EssentialProperty").Any(p => p["schemeIdUri"]?.StartsWith("urn:mpeg:mpegB:cicp:", StringComparison.Ordinal) != true)) return null;
        return Declared(set) switch
        {
            "video" => ContentType.Video,
            "audio" => ContentType.Audio,
            "text" or "application" when HasSegments(set) => ContentType.Text,
            _ => null,
        };
    }

    /// <summary>@contentType, else the first half of @mimeType, else what only one kind has.</summary>
    private static string? Declared(MpdElement set)
    {
        MpdElement[] levels = [set, .. set.All("Representation").Take(1)];
        var declared = set["contentType"]
            ?? set.First("ContentComponent")?["contentType"]
            ?? levels.Select(l => l["mimeType"]).FirstOrDefault(m => m is not null)?.Split('/')[0];
        if (declared is not null) return declared;
        if (levels.Any(l => l["width"] is not null)) return "video";
        return levels.Any(l => l["audioSamplingRate"] is not null) ? "audio" : null;
    }

    private static bool HasSegments(MpdElement set) =>
        set.First("SegmentTemplate") is not null || set.All("Representation").Any(r => r.First("SegmentTemplate") is not null);
}
